import type { Brand } from './brand.ts';

/** The key of one row inside its dataset: the key fields' values joined by `|`. */
export type RecordKey = Brand<string, 'RecordKey'>;

/** @throws RangeError for an empty text: a row without a key belongs in quarantine. */
export function toRecordKey(text: string): RecordKey {
  if (text === '') throw new RangeError('A record key must not be empty.');
  return text as RecordKey;
}

/** Joins key values. A single value stays as it is; in a composite, `|` and `\` are escaped so that two keys never meet. */
export function joinRecordKey(values: readonly string[]): RecordKey {
  if (values.length === 1) return toRecordKey(values[0] ?? '');
  return toRecordKey(values.map((value) => value.replace(/[\\|]/g, '\\$&')).join('|'));
}

/** The key's values again; `count` is the number of key fields of the dataset. */
export function splitRecordKey(key: RecordKey, count: number): string[] {
  if (count === 1) return [key];
  const values = [''];
  for (let i = 0; i < key.length; i++) {
    const character = key.charAt(i);
    if (character === '|') values.push('');
    else values[values.length - 1] += character === '\\' ? key.charAt(++i) : character;
  }
  return values;
}
