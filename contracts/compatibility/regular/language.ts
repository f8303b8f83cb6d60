import type { CharSet } from './char-set.ts';

/** A set of strings as a regular expression with and, or, not. Equal ones of one table are one object. */
export type Language =
  | { readonly kind: 'none' | 'empty'; readonly id: number; readonly nullable: boolean }
  | { readonly kind: 'char'; readonly id: number; readonly nullable: boolean; readonly chars: CharSet }
  | {
      readonly kind: 'then';
      readonly id: number;
      readonly nullable: boolean;
      readonly first: Language;
      readonly rest: Language;
    }
  | {
      readonly kind: 'repeat';
      readonly id: number;
      readonly nullable: boolean;
      readonly part: Language;
      readonly least: number;
      readonly most: number;
    }
  | {
      readonly kind: 'and' | 'or';
      readonly id: number;
      readonly nullable: boolean;
      readonly parts: readonly Language[];
    }
  | { readonly kind: 'not'; readonly id: number; readonly nullable: boolean; readonly part: Language };

/** A language before it has its number. */
export type NewLanguage = WithoutId<Language>;

type WithoutId<One> = One extends Language ? Omit<One, 'id'> : never;
