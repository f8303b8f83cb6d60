import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sharedData } from '../bench.config.ts';
import { describeMachine, printResult } from '../figures/index.ts';
import { measureCity } from './measure-city.ts';
import { measureSets } from './measure-sets.ts';
import { toReport } from './to-report.ts';

/** How well the same thing is recognised: on the real sets beside Splink 4, and on Pearl City with its planted errors. */
const { values } = parseArgs({
  options: {
    sets: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
    scale: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
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
