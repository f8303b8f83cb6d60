import { readOptions } from '../../figures/index.ts';
import { writePersonFile } from './write-person-file.ts';

/** `npx tsx bench/linkage/generate/main.ts --records 100000 --out persons.csv [--seed 1]` */
const { values } = readOptions({
  command: 'npx tsx bench/linkage/generate/main.ts',
  measures: 'Writes a person file as the measurements have it.',
  options: {
    records: { type: 'string', default: '100000', says: 'records in the file' },
    out: { type: 'string', default: 'persons.csv', says: 'the file' },
    seed: { type: 'string', default: '1', says: 'another number, other persons' },
  },
});
const summary = writePersonFile({
  file: values.out,
  records: Number(values.records),
  seed: Number(values.seed),
});
console.log(JSON.stringify(summary, null, 2));
