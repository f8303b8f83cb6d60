import type { Place } from './pages.ts';

/** A place in a sequence of pages as a text to be kept: the page to be read next. */
export function toBookmark<Cursor>({ cursor, page, read }: Place<Cursor>): string {
  return JSON.stringify({ cursor, page, read });
}

/** The place that a text of `toBookmark` stands for; anything else is none. */
export function readBookmark<Cursor extends string | number | null>(
  text: string | undefined,
): Place<Cursor> | undefined {
  if (text === undefined) return undefined;
  const place = parse(text);
  const { cursor, page, read } = place ?? {};
  const isCursor = cursor === null || typeof cursor === 'string' || typeof cursor === 'number';
  const isPlace = isCursor && Number.isInteger(page) && Number.isInteger(read);
  return isPlace ? (place as Place<Cursor>) : undefined;
}

function parse(text: string): Partial<Place<unknown>> | null {
  try {
    return JSON.parse(text) as Partial<Place<unknown>> | null;
  } catch {
    return null;
  }
}
