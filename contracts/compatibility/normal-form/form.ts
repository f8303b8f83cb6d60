import type { Json, ValueType } from './json.ts';
import type { Rational } from './rational.ts';

/**
 * One condition on values of one type; a value of another type does not meet it. `any` is for conditions on all types.
 * `everyProperty`: each property whose name keeps `names` has a value that keeps `value`. `containsAtLeast`: so many items
 * keep `value`. `opaque`: a condition that the prover does not look into; only equal ones imply each other.
 */
export type Atom =
  | { readonly kind: 'type'; readonly on: 'any'; readonly types: readonly ValueType[] }
  | { readonly kind: 'enum'; readonly on: 'any'; readonly values: readonly Json[] }
  | {
      readonly kind: 'numberAtLeast';
      readonly on: 'number';
      readonly bound: Rational;
      readonly exclusive: boolean;
    }
  | {
      readonly kind: 'multipleOf';
      readonly on: 'number';
      readonly divisor: Rational;
      readonly exact: boolean;
    }
  | { readonly kind: 'lengthAtLeast'; readonly on: 'string'; readonly count: number }
  | { readonly kind: 'pattern'; readonly on: 'string'; readonly source: string; readonly expression: RegExp }
  | { readonly kind: 'propertiesAtLeast'; readonly on: 'object'; readonly count: number }
  | { readonly kind: 'everyProperty'; readonly on: 'object'; readonly names: Form; readonly value: Form }
  | { readonly kind: 'itemsAtLeast'; readonly on: 'array'; readonly count: number }
  | { readonly kind: 'itemAt'; readonly on: 'array'; readonly index: number; readonly value: Form }
  | { readonly kind: 'itemsFrom'; readonly on: 'array'; readonly index: number; readonly value: Form }
  | { readonly kind: 'containsAtLeast'; readonly on: 'array'; readonly count: number; readonly value: Form }
  | { readonly kind: 'unique'; readonly on: 'array' }
  | {
      readonly kind: 'opaque';
      readonly on: ValueType | 'any';
      readonly key: string;
      readonly test: (value: Json) => boolean | undefined;
    };

export type AtomOf<Kind extends Atom['kind']> = Extract<Atom, { readonly kind: Kind }>;

export interface Literal {
  readonly form: 'literal';
  readonly id: number;
  readonly atom: Atom;
  /** The same for the literal and its opposite. */
  readonly atomKey: string;
  readonly holds: boolean;
}

export interface Junction<Kind extends 'all' | 'some' = 'all' | 'some'> {
  readonly form: Kind;
  readonly id: number;
  readonly parts: readonly Form[];
}

/** A schema that is looked into only when needed, since it may lead back to itself. */
export interface Reference {
  readonly form: 'reference';
  readonly id: number;
  readonly key: string;
  readonly expand: () => Form;
  readonly holds: boolean;
}

/** A set of values. Equal forms of one table are one object. */
export type Form = Literal | Junction<'all'> | Junction<'some'> | Reference;

export const isAnything = (form: Form): boolean => form.form === 'all' && form.parts.length === 0;
export const isNothing = (form: Form): boolean => form.form === 'some' && form.parts.length === 0;
