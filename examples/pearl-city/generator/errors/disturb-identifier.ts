import type { Random } from '../random.ts';

/** The number with one digit mistyped, or two neighbours swapped: never its own check digit's number again. */
export function mistype(random: Random, residentId: string): string {
  const digits = [...residentId];
  const place = random.between(6, 15);
  const [here = '', next = ''] = [digits[place], digits[place + 1]];
  if (here !== next && random.chance(0.4)) {
    digits[place] = next;
    digits[place + 1] = here;
  } else {
    digits[place] = String((Number(here) + random.between(1, 9)) % 10);
  }
  return digits.join('');
}

/** The 15 digits that the number had before 1999: no century, no check digit. */
export function toFifteenDigits(residentId: string): string {
  return residentId.slice(0, 6) + residentId.slice(8, 17);
}
