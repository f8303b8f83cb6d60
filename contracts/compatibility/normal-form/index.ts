/** Schemas as sets of values: conditions joined by and, or and not, one meaning for all dialects. */
export { evaluate } from './evaluate.ts';
export { isAnything, isNothing } from './form.ts';
export type { Atom, AtomOf, Form, Literal, Reference } from './form.ts';
export { FormTable } from './form-table.ts';
export { isJsonObject, isSameJson, toCanonicalText, toDoubles, toValueType, valueTypes } from './json.ts';
export type { Json, JsonObject, ValueType } from './json.ts';
export * from './rational.ts';
export { Restriction } from './restrict.ts';
