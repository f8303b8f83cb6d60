import { parseArgs } from 'node:util';
import { compareByHand } from './compare-by-hand.ts';

/** The limit in a process of its own, so that its memory is nobody else's. Started by ../main.ts; prints one JSON object. */
const { values } = parseArgs({
  options: {
    input: { type: 'string', default: '' },
    threads: { type: 'string', default: '2' },
    scratch: { type: 'string', default: '.' },
  },
});
console.log(JSON.stringify(await compareByHand({ ...values, threads: Number(values.threads) })));
