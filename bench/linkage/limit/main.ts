import { readOptions } from '../../figures/index.ts';
import { compareByHand } from './compare-by-hand.ts';

/** The limit in a process of its own, so that its memory is nobody else's. Started by ../main.ts; prints one JSON object. */
const { values } = readOptions({
  command: 'npx tsx bench/linkage/limit/main.ts',
  measures: 'Compares the candidate pairs of a person file by a query that is written by hand.',
  options: {
    input: { type: 'string', default: '', says: 'the person file' },
    threads: { type: 'string', default: '2', says: 'of DuckDB' },
    scratch: { type: 'string', default: '.', says: 'folder for what does not fit into memory' },
  },
});
console.log(JSON.stringify(await compareByHand({ ...values, threads: Number(values.threads) })));
