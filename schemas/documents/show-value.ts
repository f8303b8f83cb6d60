const types: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a block of keys',
  array: 'a list',
  null: 'nothing',
};

/** A JSON Schema type in words. */
export function showType(type: string | readonly string[]): string {
  const all = typeof type === 'string' ? [type] : type;
  return all.map((each) => types[each] ?? each).join(' or ');
}

/** A found value, short enough for a sentence. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a block of keys';
  if (typeof value !== 'string') return String(value);
  const characters = [...value];
  return `"${characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : value}"`;
}

/** Words as `a, b, c`; long lists are cut. */
export function showList(words: readonly string[]): string {
  return words.length <= 20
    ? words.join(', ')
    : `${words.slice(0, 20).join(', ')} and ${words.length - 20} more`;
}
