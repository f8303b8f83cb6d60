import { toTidy } from './to-narrow.ts';

/** Placeholder for the identity room to refine. */
export function normaliseSiteName(text: string): string {
  return toTidy(text).toLowerCase();
}
