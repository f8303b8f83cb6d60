/**
 * A JSON value. A `bigint` stands for an integer that a double cannot hold exactly; it comes only from reading text,
 * and ajv is given the double that every JSON reader in JavaScript would have made of it.
 */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export type ValueType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export const valueTypes: readonly ValueType[] = ['null', 'boolean', 'string', 'number', 'array', 'object'];

export function toValueType(value: Json): ValueType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'number';
  return typeof value as ValueType;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One text for equal values: keys sorted, 1.0 and 1 alike, -0 and 0 alike. */
export function toCanonicalText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalText).join(',')}]`;
  if (isJsonObject(value)) {
    const members = Object.keys(value).sort();
    return `{${members.map((key) => `${JSON.stringify(key)}:${toCanonicalText(value[key] as Json)}`).join(',')}}`;
  }
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
}

export function isSameJson(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (typeof one === 'string' || typeof other === 'string' || one === null || other === null) return false;
  return toCanonicalText(one) === toCanonicalText(other);
}

/** The value as ajv sees it. */
export function toDoubles(value: Json): Json {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(toDoubles);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, toDoubles(member)] as const);
  return Object.fromEntries(entries);
}
