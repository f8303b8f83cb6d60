import { asObject, type JsonSchema, type Resolve } from './json-schema-columns.ts';

export interface OpenapiPaging {
  page?: Record<string, unknown>;
  doubts: string[];
  /** Parameters without which the service answers nothing. */
  missing: string[];
}

const numbers = /^(page|page_?no|page_?num(ber)?|page_?index|current_?page|p)$/i;
const offsets = /^(offset|skip|start(_?index)?|\$skip)$/i;
const cursors =
  /^(after|cursor|page_?token|next(_?token)?|continuation(_?token)?|starting_after|start_after)$/i;
const sizes = /^(limit|size|page_?size|per_?page|count|top|\$top|rows|take|first|max(_?results)?)$/i;
const nexts =
  /^(next|next_?cursor|next_?token|next_?page_?token|continuation(_?token)?|end_?cursor|cursor)$/i;
const totals =
  /^(total|total_?count|total_?elements|total_?records|total_?items|record_?count|count|num_?found)$/i;

/** The paging that a list's parameters and answer describe. */
export function toOpenapiPaging(
  parameters: readonly JsonSchema[],
  { answer, resolve }: { answer: JsonSchema; resolve: Resolve },
): OpenapiPaging {
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const find = (form: RegExp) => query.find(({ name }) => form.test(String(name)));
  const [number, offset, cursor, size] = [find(numbers), find(offsets), find(cursors), find(sizes)];
  const known = new Set([number, offset, cursor, size]);
  const missing = query.filter(
    (each) => each.required === true && !known.has(each) && asObject(each.schema).default === undefined,
  );
  const nextPath = toFind(resolve, nexts)(answer);
  const totalPath = toFind(resolve, totals)(answer);
  const extra = { ...toSize(size, resolve), ...(totalPath === undefined ? {} : { totalPath }) };
  const found = { doubts: [], missing: missing.map(({ name }) => String(name)) };
  if (cursor !== undefined && nextPath !== undefined)
    return { ...found, page: { style: 'cursor', cursorParam: cursor.name, nextPath, ...extra } };
  if (number !== undefined)
    return {
      ...found,
      page: { style: 'number', pageParam: number.name, ...toFirst(number, resolve), ...extra },
    };
  if (offset !== undefined)
    return { ...found, page: { style: 'offset', offsetParam: offset.name, ...extra } };
  if (size === undefined) return found;
  return {
    ...found,
    doubts: [`"${String(size.name)}" bounds an answer, and how the next one is had is not described.`],
  };
}

function toSize(size: JsonSchema | undefined, resolve: Resolve): Record<string, unknown> {
  if (size === undefined) return {};
  const { maximum } = { ...size, ...resolve(size.schema) };
  const most = typeof maximum === 'number' && maximum >= 1 ? Math.min(1000, maximum) : 500;
  return { sizeParam: size.name, size: most };
}

function toFirst(number: JsonSchema, resolve: Resolve): Record<string, unknown> {
  const { minimum, default: first } = { ...number, ...resolve(number.schema) };
  return minimum === 0 || first === 0 ? { firstPage: 0 } : {};
}

type Find = (schema: JsonSchema, above?: readonly string[]) => string | undefined;

/** A plain member of the answer of such a name, as near to the top as there is one. */
function toFind(resolve: Resolve, form: RegExp): Find {
  const find: Find = (schema, above = []) => {
    const members = Object.entries(asObject(schema.properties)).map(
      ([name, member]) => [name, resolve(member)] as const,
    );
    const found = members.find(
      ([name, { type }]) => form.test(name) && type !== 'array' && type !== 'object',
    );
    if (found !== undefined) return [...above, found[0]].join('.');
    if (above.length > 1) return undefined;
    const inner = members.filter(([, { properties }]) => properties !== undefined);
    return inner.map(([name, member]) => find(member, [...above, name])).find((path) => path !== undefined);
  };
  return find;
}
