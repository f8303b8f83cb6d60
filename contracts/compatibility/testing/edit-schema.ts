import { isJsonObject, type Json, type JsonObject } from '../normal-form/index.ts';
import type { SchemaGenerator } from './schema-generator.ts';

/** The schema with one small change somewhere in it, as people make between two versions. */
export function editSchema(schema: Json, generator: SchemaGenerator, depth = 3): Json {
  const { random } = generator;
  if (!isJsonObject(schema)) return generator.draw(1);
  const keywords = Object.keys(schema).filter((keyword) => keyword !== '$schema');
  const inner = keywords.filter((keyword) => typeof schema[keyword] === 'object');
  if (inner.length > 0 && random.next() < 0.65) {
    const keyword = random.pick(inner) as string;
    return { ...schema, [keyword]: editMember(keyword, schema[keyword] as Json, { generator, depth }) };
  }
  const chance = random.next();
  const keyword = random.pick(keywords);
  if (keyword === undefined || chance < 0.3)
    return { ...schema, ...generator.drawMember(Math.max(0, depth - 1)) };
  if (chance < 0.6) return without(schema, keyword);
  const value = schema[keyword];
  return { ...schema, [keyword]: typeof value === 'number' ? editNumber(value, generator) : (value as Json) };
}

function editNumber(value: number, { random }: SchemaGenerator): number {
  const changed = value + (random.next() < 0.5 ? 1 : -1);
  return changed < 0 || changed === 0 ? value + 1 : changed;
}

const schemaKeywords = /^(allOf|anyOf|oneOf|items|prefixItems)$/;

interface Editing {
  readonly generator: SchemaGenerator;
  readonly depth: number;
}

function editMember(keyword: string, value: Json, { generator, depth }: Editing): Json {
  const { random } = generator;
  if (Array.isArray(value)) {
    if (!schemaKeywords.test(keyword))
      return value.length > 1 ? value.filter((_, index) => index !== 0) : value;
    const at = random.below(value.length);
    if (value.length > 1 && random.next() < 0.25) return value.filter((_, index) => index !== at);
    return value.map((one: Json, index) => (index === at ? editSchema(one, generator, depth - 1) : one));
  }
  if (!isJsonObject(value)) return value;
  if (!/^(properties|patternProperties|\$defs|definitions|dependentSchemas)$/.test(keyword))
    return keyword === 'dependencies' || keyword === 'dependentRequired' || keyword === 'const'
      ? value
      : editSchema(value, generator, depth - 1);
  const name = random.pick(Object.keys(value));
  if (name === undefined) return value;
  if (random.next() < 0.2 && !keyword.startsWith('$') && keyword !== 'definitions')
    return without(value, name);
  return { ...value, [name]: editSchema(value[name] as Json, generator, depth - 1) };
}

function without(members: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
}
