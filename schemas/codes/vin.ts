import { toCodeText } from './to-code-text.ts';

const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/** ISO 3779: A–Z without I, O and Q transliterate to 1–9 by column. */
const values: Record<string, number> = Object.fromEntries([
  ...[...'0123456789'].map((digit) => [digit, Number(digit)]),
  ...[...'ABCDEFGH'].map((letter, i) => [letter, i + 1]),
  ...[...'JKLMN'].map((letter, i) => [letter, i + 1]),
  ['P', 7],
  ['R', 9],
  ...[...'STUVWXYZ'].map((letter, i) => [letter, i + 2]),
]);

/** GB 16735: 17 characters without I, O and Q. The check digit is not part of the form: not every maker uses it. */
export function isVin(text: string): boolean {
  return /^[0-9A-HJ-NPR-Z]{17}$/.test(text);
}

/** Whether position 9 is the check digit of the rest. A mismatch is a doubt, never an error. */
export function vinCheckMatches(vin: string): boolean {
  if (!isVin(vin)) return false;
  const sum = [...vin].reduce((total, char, i) => total + (values[char] ?? 0) * (weights[i] ?? 0), 0);
  return vin[8] === (sum % 11 === 10 ? 'X' : String(sum % 11));
}

export function cleanVin(raw: string): string {
  return toCodeText(raw);
}
