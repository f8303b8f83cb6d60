import { toCodeText } from './to-code-text.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** GB 11643: the first 17 digits, weighted, modulo 11, index `10X98765432`. */
export function residentIdCheckDigit(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * (weights[i] ?? 0);
  return checkDigits.charAt(sum % 11);
}

/**
 * An 18-character resident id with a birth date that exists and a right check character.
 * The area is not looked up: it is where the number was first given, so codes that are gone are right.
 */
export function isResidentId(text: string): boolean {
  return /^[1-9]\d{16}[\dX]$/.test(text) && isBirthDate(text) && residentIdCheckDigit(text) === text[17];
}

/**
 * The 18-character form: full-width characters become narrow, spaces go, x becomes X and an old number of
 * 15 digits (19yy births only) is completed. Returns undefined where no valid number comes out.
 */
export function toResidentId(raw: string): string | undefined {
  const text = cleanResidentId(raw);
  const long = /^\d{15}$/.test(text) ? lengthen(text) : text;
  return isResidentId(long) ? long : undefined;
}

/** Narrow, upper-case and without separators, but not checked. */
export function cleanResidentId(raw: string): string {
  return toCodeText(raw);
}

function lengthen(old: string): string {
  const first17 = `${old.slice(0, 6)}19${old.slice(6)}`;
  return first17 + residentIdCheckDigit(first17);
}

function isBirthDate(id: string): boolean {
  const [year, month, day] = [+id.slice(6, 10), +id.slice(10, 12), +id.slice(12, 14)];
  if (year < 1800 || month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
