import { isJsonObject, type Json, type JsonObject } from '../normal-form/index.ts';
import type { Place, SchemaDocument } from './schema-document.ts';
import { Undecidable } from './schema-fault.ts';
import { mapSubschemas } from './schema-positions.ts';

/** Schemas with references written out: those that look at one and the same value, and all. */
const most = { inPlace: 20_000, all: 1_000_000 };

const inPlace = /^(allOf|anyOf|oneOf|not|if|then|else|dependentSchemas|dependencies)$/;

/**
 * A few lines can stand for billions where definitions use each other twice; ajv would work on one value for ever.
 * @throws Undecidable
 */
export function assertAffordable(document: SchemaDocument): void {
  const known = new Map<string, Cost>();
  const measure = ({ schema, path }: Place): Cost => {
    if (!isJsonObject(schema)) return one;
    const key = JSON.stringify(path);
    const found = known.get(key);
    if (found) return found;
    known.set(key, one);
    const parts = toParts(document, schema, path).map(({ place, here }) => ({ cost: measure(place), here }));
    const cost = parts.reduce(
      (sum, part) => ({
        inPlace: sum.inPlace + (part.here ? part.cost.inPlace : 0),
        all: sum.all + part.cost.all,
      }),
      one,
    );
    known.set(key, cost);
    return cost;
  };
  const { inPlace: here, all } = measure(document.start);
  if (here > most.inPlace || all > most.all)
    throw new Undecidable('The schema is too large to be decided once its references are written out.');
}

interface Cost {
  readonly inPlace: number;
  readonly all: number;
}

const one: Cost = { inPlace: 1, all: 1 };

function toParts(
  document: SchemaDocument,
  schema: JsonObject,
  path: readonly string[],
): { readonly place: Place; readonly here: boolean }[] {
  const parts: { place: Place; here: boolean }[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === '$defs' || keyword === 'definitions') continue;
    const change = (inner: Json, innerPath: readonly string[]): Json => {
      parts.push({ place: { schema: inner, path: innerPath }, here: inPlace.test(keyword) });
      return inner;
    };
    mapSubschemas(keyword, value, { change, path: [...path, keyword] });
  }
  const target = typeof schema.$ref === 'string' ? document.findTarget(schema.$ref, path) : undefined;
  return target ? [...parts, { place: target, here: true }] : parts;
}
