import { toCodeText } from './to-code-text.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Department of registration: 1–9, A, N and Y occur. Village collectives start with N, so the front is not all digits. */
const form = /^[1-9ANY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** GB 32100-2015: weights 3^(i-1) mod 31 over the first 17 characters, check index (31 - sum mod 31) mod 31. */
export function creditCodeCheckCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += alphabet.indexOf(first17.charAt(i)) * (weights[i] ?? 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** A unified social credit code: 18 characters of the alphabet without I, O, S, V, Z and a right check character. */
export function isCreditCode(text: string): boolean {
  return form.test(text) && creditCodeCheckCharacter(text) === text[17];
}

/** Narrow, upper-case and without separators, but not checked. */
export function cleanCreditCode(raw: string): string {
  return toCodeText(raw);
}
