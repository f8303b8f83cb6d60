import { describeMachine, printResult, jsonOption, readOptions } from '../figures/index.ts';
import { inTemporaryFolder } from '../hub/index.ts';
import type { Attempt, NoAttempt } from './attempt.ts';
import { toContestants } from './contestants.ts';
import type { Contestant } from './contestants.ts';
import { getPersonFile } from './get-person-file.ts';
import { toReport } from './to-report.ts';

/** How fast persons are linked, and how that grows: the hub end to end, Splink 4 on DuckDB, and a query by hand. */
const { values } = readOptions({
  command: 'npm run bench linkage',
  measures:
    'Seconds, pairs a second, peak memory and F1 of linking generated persons, and how they grow: the hub, Splink 4, a query by hand.',
  options: {
    sizes: {
      type: 'string',
      default: '100000,1000000,5000000',
      says: 'records in each person file, with commas between',
    },
    without: {
      type: 'string',
      multiple: true,
      default: [],
      says: 'leave out contestants whose name begins so: hub, splink, limit',
    },
    minutes: { type: 'string', default: '45', says: 'after so many minutes a contestant is ended' },
    'splink-pairs': {
      type: 'string',
      default: '1e6,1e7',
      says: 'random pairs from which Splink learns u; a run for each',
    },
    json: jsonOption,
  },
});
const machine = describeMachine('bench linkage');
const contestants = [...toContestants(values['splink-pairs'].split(','))].filter(
  ([name]) => !values.without.some((word) => name.startsWith(word)),
);
const attempts: (Attempt | NoAttempt)[] = [];
for (const records of values.sizes.split(',').map(Number)) {
  const file = getPersonFile(records);
  for (const [name, run] of contestants) {
    console.error(`${name}: ${records.toLocaleString('en')} records`);
    attempts.push({ contestant: name, records, ...(await runIn(run, file)) });
  }
}
printResult({ machine, text: toReport(attempts), figures: { attempts } }, values.json);

function runIn(run: Contestant, file: string): ReturnType<Contestant> {
  return inTemporaryFolder((scratch) => run({ file, scratch, minutes: Number(values.minutes) }));
}
