import { isJsonObject, toCanonicalText, type Json } from '../normal-form/index.ts';

const most = 400;

export interface Mentioned {
  /** Constants, members of enumerations, examples, bounds and their neighbours. */
  readonly values: readonly Json[];
  readonly strings: readonly string[];
  /** Property names. */
  readonly names: readonly string[];
}

/** What the documents themselves mention: the first places to look for a counterexample. */
export function collectMentioned(schemas: readonly Json[]): Mentioned {
  const values = new Map<string, Json>();
  const names = new Set<string>();
  const add = (value: Json): void => {
    if (values.size < most) values.set(toCanonicalText(value), value);
  };
  const visit = (schema: Json): void => {
    if (Array.isArray(schema)) schema.forEach(visit);
    if (!isJsonObject(schema)) return;
    for (const [keyword, value] of Object.entries(schema)) {
      toMentioned(keyword, value).forEach(add);
      if (keyword === 'properties' && isJsonObject(value))
        Object.keys(value).forEach((name) => names.add(name));
      if (keyword === 'required' && Array.isArray(value)) value.forEach((name) => names.add(String(name)));
      visit(value);
    }
  };
  schemas.forEach(visit);
  const all = [...values.values()];
  const strings = [...new Set([...all.filter((value) => typeof value === 'string'), ...names])].slice(
    0,
    most,
  );
  return { values: all, strings, names: [...names].slice(0, 60) };
}

function toMentioned(keyword: string, value: Json): readonly Json[] {
  if (keyword === 'enum' || keyword === 'examples') return Array.isArray(value) ? value : [];
  if (keyword === 'const' || keyword === 'default' || keyword === 'example') return [value];
  return isBound(keyword) && typeof value === 'number' ? toNeighbours(value) : [];
}

const isBound = (keyword: string): boolean => /^(exclusive)?(min|max)imum$|^multipleOf$/i.test(keyword);

const toNeighbours = (bound: number): number[] => [
  bound,
  bound - 1,
  bound + 1,
  bound - 0.5,
  bound + 0.5,
  bound * 2,
];
