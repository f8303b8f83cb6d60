import type { BrokenRow, Row } from '../port/index.ts';
import { readPath } from './read-path.ts';

export interface Exploded {
  rows: Row[];
  broken: BrokenRow[];
}

/** One row per element of the nested array: the parent's fields stay, the element's come under their own names. */
export function explodeRow(row: Row, path: string): Exploded {
  const elements = readPath(row.value, path);
  if (elements === undefined || elements === null) return { rows: [], broken: [] };
  if (!Array.isArray(elements))
    return { rows: [], broken: [toBroken(row, row.value, `${path} is not a list.`)] };
  const parent = withoutPath(row.value, path);
  const exploded: Exploded = { rows: [], broken: [] };
  elements.forEach((element: unknown, index) => {
    const position = `${row.position}, ${path} ${index + 1}`;
    if (typeof element !== 'object' || element === null || Array.isArray(element)) {
      exploded.broken.push(
        toBroken({ ...row, position }, element, `Entry ${index + 1} of ${path} is no object.`),
      );
    } else exploded.rows.push({ ...row, value: { ...parent, ...element }, position });
  });
  return exploded;
}

function toBroken(row: Row, raw: unknown, sentence: string): BrokenRow {
  return { raw: JSON.stringify(raw) ?? '', position: row.position, sentence };
}

/** The row without the array itself, which would otherwise be repeated in each of its own rows. */
function withoutPath(value: Record<string, unknown>, path: string): Record<string, unknown> {
  const [first = '', ...rest] = Object.hasOwn(value, path) ? [path] : path.split('.');
  const { [first]: inner, ...others } = value;
  if (rest.length === 0) return others;
  return { ...others, [first]: withoutPath(inner as Record<string, unknown>, rest.join('.')) };
}
