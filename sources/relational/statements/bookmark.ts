/** Where a reading has come to, and what it goes by. */
export interface Place {
  /** The columns that order the rows. */
  order: string[];
  /** The last row's values in them, as texts. */
  after: string[];
  /** Rows read so far. */
  count: number;
  total?: number;
  /** The highest watermark when the reading began; the same for all its parts. */
  watermark?: string;
  /** The highest value of the watermark's column then: what is changed later belongs to the next reading. */
  until?: string;
}

export function toBookmark(place: Place): string {
  return JSON.stringify(place);
}

/** The place of a bookmark; undefined where it is none of a reading in this order, as when the table's key has changed. */
export function readBookmark(bookmark: string, order: readonly string[]): Place | undefined {
  const place = parse(bookmark);
  if (place?.order.join('\n') !== order.join('\n') || place.after.length !== order.length) return undefined;
  return place;
}

function parse(bookmark: string): Place | undefined {
  try {
    const place = JSON.parse(bookmark) as Partial<Place> | null;
    return Array.isArray(place?.order) && Array.isArray(place.after) && typeof place.count === 'number'
      ? (place as Place)
      : undefined;
  } catch {
    return undefined;
  }
}
