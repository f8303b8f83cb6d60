import type { CharSet } from './char-set.ts';

/** A regular expression of ECMAScript as far as it is understood. */
export type PatternNode =
  | { readonly kind: 'chars'; readonly chars: CharSet }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'ahead'; readonly part: PatternNode; readonly holds: boolean };

/** A pattern uses something that is not looked into: a back reference, `\b`, a look behind. */
export class OpaquePattern extends Error {}
