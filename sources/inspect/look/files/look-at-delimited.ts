import { basename } from 'node:path';
import type { LookedDataset } from '../looked.ts';
import type { FileSet } from './file-kinds.ts';
import { loadDelimited } from './load-delimited.ts';
import { sniffDelimited } from './sniff-delimited.ts';
import { sniffEncoding } from './sniff-encoding.ts';

/** Delimited files by the beginning of the first. */
export async function lookAtDelimited({ pattern, paths, name }: FileSet): Promise<LookedDataset[]> {
  const [path = ''] = paths;
  const { encoding, beginning, size, isDoubtful } = await sniffEncoding(path);
  const table = sniffDelimited(beginning);
  if (table === undefined) return [toEmpty({ pattern, paths, name }, size)];
  const settings = {
    path: pattern,
    ...(encoding === 'utf-8' ? {} : { encoding }),
    ...(table.delimiter === ',' ? {} : { delimiter: table.delimiter }),
    ...(table.header === true ? {} : { header: table.header }),
  };
  const doubt = `Some bytes are no text in ${encoding}: the encoding is a guess.`;
  return [
    {
      ...{ foreign: name, physicalType: 'file', settings, primaryKey: [], uniques: [] },
      declared: table.columns.map((column) => ({ path: [column] })),
      load: (workspace, most) => loadDelimited(workspace, { paths, encoding, table }, most),
      doubts: [...table.doubts, ...(isDoubtful ? [doubt] : [])],
    },
  ];
}

function toEmpty({ pattern, paths, name }: FileSet, size: number): LookedDataset {
  const what = size === 0 ? 'is empty' : 'holds no lines';
  return {
    ...{ foreign: name, physicalType: 'file', settings: { path: pattern }, primaryKey: [], uniques: [] },
    declared: [],
    doubts: [`${basename(paths[0] ?? pattern)} ${what}: nothing can be said of its rows.`],
  };
}
