/** How a field counts in the Personal Information Protection Law: personal, or sensitive (article 28). */
export type PersonalClass = 'personal' | 'sensitive-personal';

export interface Meaning {
  name: string;
  /** Phrases of words, any of which says it: all words of a phrase must be in the column's name. */
  phrases: readonly string[];
  /** Formats of values that agree with it; where none of them does, the name is believed less. */
  formats?: readonly string[];
  personal?: PersonalClass;
}

export const dates = ['date', 'epoch-ms', 'excel', 'any-date', 'timestamp'];
