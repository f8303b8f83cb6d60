import { sourceError } from '../errors/index.ts';
import { takeRows } from '../pages/index.ts';
import type { Row } from '../port/index.ts';
import { readPath } from '../shaping/index.ts';

interface Elements {
  path: string;
  place: string;
  total?: number | undefined;
}

/**
 * The repeated elements of an answer. XML knows no lists: one element comes as an object, none as nothing, which is
 * an empty list only where the answer is otherwise what the WSDL says.
 * @throws CausewayError SOURCE_RUBBISH
 */
export function takeElements(result: unknown, { path, place, total }: Elements): Row[] {
  const found = readPath(result, path);
  if (Array.isArray(found)) return takeRows(found, undefined, place);
  if (typeof found === 'object' && found !== null) return takeRows([found], undefined, place);
  const isEmpty =
    result === null || total === 0 || (typeof result === 'object' && Object.keys(result).length === 0);
  if ((found === undefined || found === null) && isEmpty) return [];
  // A page past the last one may tell the total and no element.
  if (found === undefined && total !== undefined) return [];
  throw sourceError(
    'SOURCE_RUBBISH',
    `No elements at ${path}: ${(JSON.stringify(result) ?? '').slice(0, 2000)}`,
  );
}
