import type { Dialect, Place } from '../dialect/index.ts';
import type { Form, FormTable, Json, JsonObject } from '../normal-form/index.ts';

/** What a family of keywords needs to say what it means. */
export interface KeywordContext {
  readonly schema: JsonObject;
  readonly path: readonly string[];
  readonly dialect: Dialect;
  readonly forms: FormTable;
  readonly translate: (place: Place) => Form;
  /** Where a reference in this schema leads; undefined outside of the document. */
  readonly findTarget: (reference: string) => Place | undefined;
  /** The form of a reference's target, looked into when needed. */
  readonly refer: (target: Place) => Form;
  /** The same for a schema below this one, or elsewhere; undefined for `true` and `false`. */
  readonly enter: (tokens: readonly string[]) => KeywordContext | undefined;
  readonly enterPlace: (place: Place) => KeywordContext | undefined;
  /** Whether $dynamicRef and $recursiveRef here can mean only one thing. */
  readonly isStatic: boolean;
  /** A condition that is not looked into: it implies only itself. */
  readonly opaque: (keywords: readonly string[]) => Form;
}

/** Every condition that the family puts on a value. */
export type KeywordFamily = (context: KeywordContext) => readonly Form[];

/** The schema below a keyword of this one. */
export function childOf(context: KeywordContext, ...tokens: readonly string[]): Form {
  return context.translate(toPlace(context, tokens));
}

export function toPlace(
  { schema, path }: Pick<KeywordContext, 'schema' | 'path'>,
  tokens: readonly string[],
): Place {
  let inner: Json = schema;
  for (const token of tokens) inner = (inner as JsonObject)[token] as Json;
  return { schema: inner, path: [...path, ...tokens] };
}

export const isSchema = (value: Json | undefined): value is JsonObject | boolean =>
  typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));
