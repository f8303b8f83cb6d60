import { basename } from 'node:path';
import { CausewayError } from '#schemas';
import type { LookedDataset } from '../looked.ts';
import type { FileSet } from './file-kinds.ts';
import { loadDelimited } from './load-delimited.ts';
import { sniffDelimited } from './sniff-delimited.ts';
import { sniffEncoding } from './sniff-encoding.ts';

/** Wider tables are read row by row: DuckDB holds a block of each column at once. */
const mostColumns = 500;

/** Delimited files by the beginning of the first. */
export async function lookAtDelimited({ pattern, paths, name }: FileSet): Promise<LookedDataset[]> {
  const [path = ''] = paths;
  const { encoding, beginning, size, isDoubtful } = await sniffEncoding(path);
  assertText(basename(path), { beginning, isDoubtful });
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
      ...(table.columns.length > mostColumns
        ? {}
        : { load: (workspace, most) => loadDelimited(workspace, { paths, encoding, table }, most) }),
      doubts: [...table.doubts, ...(isDoubtful ? [doubt] : [])],
    },
  ];
}

/** Text has no control characters but tabs and line ends. @throws CausewayError WRONG_USE */
function assertText(
  name: string,
  { beginning, isDoubtful }: { beginning: string; isDoubtful: boolean },
): void {
  const strange = beginning.match(/[\0-\x08\x0E-\x1F\uFFFD]/g)?.length ?? 0;
  if (strange <= beginning.length / (isDoubtful ? 200 : 20)) return;
  throw new CausewayError('WRONG_USE', {
    reason: `${name} holds bytes that are no text: say what wrote it, or have it exported as text.`,
  });
}

function toEmpty({ pattern, paths, name }: FileSet, size: number): LookedDataset {
  const what = size === 0 ? 'is empty' : 'holds no lines';
  return {
    ...{ foreign: name, physicalType: 'file', settings: { path: pattern }, primaryKey: [], uniques: [] },
    declared: [],
    doubts: [`${basename(paths[0] ?? pattern)} ${what}: nothing can be said of its rows.`],
  };
}
