import { sourceError } from '../errors/index.ts';
import type { Row } from '../port/index.ts';
import { readPath } from '../shaping/index.ts';

/**
 * The rows of an answer: a list of objects at the path. A single object is a list of one only where the protocol
 * cannot tell them apart (SOAP).
 * @throws CausewayError SOURCE_RUBBISH for any other shape
 */
export function takeRows(answer: unknown, path: string | undefined, place: string): Row[] {
  const found = path === undefined ? answer : readPath(answer, path);
  if (!Array.isArray(found))
    throw sourceError('SOURCE_RUBBISH', `No list at ${path ?? 'the top'}: ${excerpt(answer)}`);
  return found.map((value: unknown, index) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw sourceError('SOURCE_RUBBISH', `Entry ${index + 1} is no object: ${excerpt(value)}`);
    }
    return { value: value as Record<string, unknown>, position: `${place}row ${index + 1}` };
  });
}

/** The number of rows that the source says it has; undefined where it does not say, or says nonsense. */
export function takeTotal(answer: unknown, path: string | undefined): number | undefined {
  if (path === undefined) return undefined;
  const total = Number(readPath(answer, path) ?? NaN);
  return Number.isInteger(total) && total >= 0 ? total : undefined;
}

function excerpt(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 2000);
}
