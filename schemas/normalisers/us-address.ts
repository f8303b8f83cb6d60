import { toTidy } from './to-narrow.ts';

/** Placeholder for the identity room to refine. */
export function normaliseUsAddress(text: string): string {
  return toTidy(text).toLowerCase();
}
