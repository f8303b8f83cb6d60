import { join } from 'node:path';
import { sharedData } from '../bench.config.ts';
import { describeMachine, printResult, jsonOption, readOptions } from '../figures/index.ts';
import { measureCity } from './measure-city.ts';
import { measureSets } from './measure-sets.ts';
import { toReport } from './to-report.ts';

/** How well the same thing is recognised: on the real sets beside Splink 4, and on Pearl City with its planted errors. */
const { values } = readOptions({
  command: 'npm run bench accuracy',
  measures:
    'F1, B-cubed F1 and the largest cluster on real sets and on Pearl City: by the hub’s own model, a hand-made one, and Splink 4.',
  options: {
    sets: { type: 'string', says: 'only these sets, with commas between' },
    without: { type: 'string', multiple: true, default: [], says: 'leave out splink, city, or both' },
    scale: { type: 'string', default: '1', says: 'how much of Pearl City: 1 is about 20,000 persons' },
    json: jsonOption,
  },
});
const machine = describeMachine('bench accuracy');
const scale = Number(values.scale);
const lines = await measureSets({
  folder: join(sharedData, 'linkage'),
  only: values.sets?.split(','),
  withoutSplink: values.without.includes('splink'),
});
if (!values.without.includes('city')) lines.push(...(await measureCity(scale)));
printResult({ machine, text: toReport(lines), figures: { scale, lines } }, values.json);
