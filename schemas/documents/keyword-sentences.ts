import type { ErrorObject } from 'ajv';
import { didYouMean } from './did-you-mean.ts';
import { knownKeys } from './known-keys.ts';
import { showList, showType, showValue } from './show-value.ts';

type Say = (error: ErrorObject, root: object) => string;
type Params = Record<string, never>;

const limit = (error: ErrorObject): string => String((error.params as Params).limit);
const found = (error: ErrorObject): string => `found ${showValue(error.data)}`;

const unknownKey: Say = (error, root) => {
  const params = error.params as Record<string, string>;
  const key = params.additionalProperty ?? params.unevaluatedProperty ?? '';
  const known = knownKeys(error.parentSchema, root);
  const meant = didYouMean(key, known);
  if (meant !== undefined) return `"${key}" is not known here. Did you mean "${meant}"?`;
  const allowed = known.length === 0 ? '' : ` Known here: ${showList(known)}.`;
  return `"${key}" is not known here: take it out or correct it.${allowed}`;
};

const oneOfValues: Say = (error) => {
  const { allowedValues = [] } = error.params as { allowedValues?: unknown[] };
  const words = allowedValues.map(String);
  const meant = typeof error.data === 'string' ? didYouMean(error.data, words) : undefined;
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return `Must be one of ${showList(words)}; ${found(error)}.${hint}`;
};

const wrongType: Say = (error) => {
  const { type } = error.params as { type: string | string[] };
  return `Must be ${showType(type)}; ${found(error)}.`;
};

const missing: Say = (error, root) => {
  const { missingProperty } = error.params as { missingProperty: string };
  const known = knownKeys(error.parentSchema, root);
  const present = Object.keys((error.data ?? {}) as object).filter((key) => !known.includes(key));
  const meant = didYouMean(missingProperty, present);
  return `"${missingProperty}" is missing: add it.${meant === undefined ? '' : ` (Is "${meant}" meant to be it?)`}`;
};

const alternatives: Say = (error) => {
  const branches = (error.schema as { type?: string; title?: string }[] | undefined) ?? [];
  const kinds = branches.map(({ title, type }) => title ?? (type === undefined ? undefined : showType(type)));
  const named = [...new Set(kinds.filter((kind) => kind !== undefined))];
  return `Must be ${named.length === 0 ? 'one of the allowed forms' : named.join(', or ')}; ${found(error)}.`;
};

/** One sentence per JSON Schema keyword: what is allowed, what was found, what to do. */
export const keywordSentences: Record<string, Say | undefined> = {
  required: missing,
  dependentRequired: missing,
  additionalProperties: unknownKey,
  unevaluatedProperties: unknownKey,
  type: wrongType,
  enum: oneOfValues,
  anyOf: alternatives,
  oneOf: alternatives,
  const: (error) =>
    `Must be ${showValue((error.params as { allowedValue: unknown }).allowedValue)}; ${found(error)}.`,
  pattern: (error) =>
    `${showValue(error.data)} has not the form that is wanted here (${(error.params as Params).pattern}).`,
  format: (error) => `${showValue(error.data)} is no valid ${String((error.params as Params).format)}.`,
  minLength: (error) =>
    limit(error) === '1'
      ? 'Must not be empty.'
      : `Must have at least ${limit(error)} characters; ${found(error)}.`,
  maxLength: (error) => `Must have at most ${limit(error)} characters; ${found(error)}.`,
  minimum: (error) => `Must be at least ${limit(error)}; ${found(error)}.`,
  maximum: (error) => `Must be at most ${limit(error)}; ${found(error)}.`,
  exclusiveMinimum: (error) => `Must be more than ${limit(error)}; ${found(error)}.`,
  exclusiveMaximum: (error) => `Must be less than ${limit(error)}; ${found(error)}.`,
  multipleOf: (error) =>
    `Must be a multiple of ${String((error.params as Params).multipleOf)}; ${found(error)}.`,
  minItems: (error) => `Needs at least ${limit(error)} ${limit(error) === '1' ? 'entry' : 'entries'}.`,
  maxItems: (error) => `May have at most ${limit(error)} ${limit(error) === '1' ? 'entry' : 'entries'}.`,
  minProperties: (error) => `Needs at least ${limit(error)} ${limit(error) === '1' ? 'key' : 'keys'}.`,
  maxProperties: (error) => `May have at most ${limit(error)} ${limit(error) === '1' ? 'key' : 'keys'}.`,
  uniqueItems: (error) => {
    const { i, j } = error.params as { i: number; j: number };
    return `Entries ${Math.min(i, j) + 1} and ${Math.max(i, j) + 1} are the same: keep one of them.`;
  },
  propertyNames: (error) => `"${String((error.params as Params).propertyName)}" is no valid name here.`,
  contains: () => 'An entry that must be in this list is missing.',
  not: (error) => `This is not allowed here; ${found(error)}.`,
};
