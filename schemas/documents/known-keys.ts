type Schema = Record<string, unknown>;

/**
 * The keys that a schema knows for an object: its own and those of the schemas it is put together from.
 * `root` resolves local references.
 */
export function knownKeys(schema: unknown, root?: unknown): string[] {
  const keys = new Set<string>();
  collect(schema, { root, keys, seen: new Set() });
  return [...keys];
}

type Walk = { root: unknown; keys: Set<string>; seen: Set<unknown> };

function collect(schema: unknown, walk: Walk): void {
  if (typeof schema !== 'object' || schema === null || walk.seen.has(schema)) return;
  walk.seen.add(schema);
  const { properties, allOf, anyOf, oneOf, then, $ref, ...rest } = schema as Schema;
  for (const key of Object.keys((properties as Schema | undefined) ?? {})) walk.keys.add(key);
  for (const part of [allOf, anyOf, oneOf].flat()) collect(part, walk);
  for (const part of [then, rest.else]) collect(part, walk);
  if (typeof $ref === 'string') collect(resolve($ref, walk.root), walk);
}

function resolve(reference: string, root: unknown): unknown {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, part) => (at as Schema | undefined)?.[part], root);
}
