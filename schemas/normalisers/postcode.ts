import { toNarrow } from './to-narrow.ts';

/**
 * A postal code in capital letters without separators: SW1A1AA, 1234AB, 60302. The country before it (D-80331) and the
 * four digits that ZIP+4 adds to a ZIP code are left out.
 */
export function normalisePostcode(text: string): string {
  const plain = toNarrow(text)
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .trim();
  return plain
    .replace(/^(\d{5})-\d{4}$/, '$1')
    .replace(/^[A-Z]{1,3}-(?=\d{4,6}$)/, '')
    .replace(/[^\p{L}\d]+/gu, '');
}
