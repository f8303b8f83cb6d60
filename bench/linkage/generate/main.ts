import { parseArgs } from 'node:util';
import { writePersonFile } from './write-person-file.ts';

/** `npx tsx bench/linkage/generate/main.ts --records 100000 --out persons.csv [--seed 1]` */
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    out: { type: 'string', default: 'persons.csv' },
    seed: { type: 'string', default: '1' },
  },
});
const summary = writePersonFile({
  file: values.out,
  records: Number(values.records),
  seed: Number(values.seed),
});
console.log(JSON.stringify(summary, null, 2));
