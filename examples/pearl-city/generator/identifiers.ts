import { creditCodeCheckCharacter } from '#schemas';
import type { Random } from './random.ts';

/** Check character of an organisation code's eight characters (GB 11714). */
function organisationCheckCharacter(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const values = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const sum = weights.reduce((total, weight, index) => total + weight * values.indexOf(body[index] ?? ''), 0);
  return '0123456789X'[(11 - (sum % 11)) % 11] ?? '';
}

/** Scatters the numbers 0 … size-1 so that neighbours get distant ones; `size` must not be a multiple of 7919 or 104729. */
function scatter(number: number, size: number): number {
  return Number((BigInt(number) * 104729n + 7919n) % BigInt(size));
}

/** Credit code of the n-th enterprise; `head` is the department and type, e.g. 91, 92, 93 or N2. */
export function toCreditCode(head: string, areaCode: string, number: number): string {
  const organisation = `MA${String(scatter(number, 1_000_000)).padStart(6, '0')}`;
  const body = head + areaCode + organisation + organisationCheckCharacter(organisation);
  return body + creditCodeCheckCharacter(body);
}

const plateLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * Plate of the n-th vehicle: 皖C and five characters. New-energy ones have six, the letter first on small
 * vehicles and last on large ones.
 */
export function toPlate(number: number, vehicle: { isElectric: boolean; isHeavy: boolean }): string {
  if (vehicle.isElectric) {
    const serial = scatter(number, 200_000);
    const letter = serial % 2 === 0 ? 'D' : 'F';
    const digits = String(Math.floor(serial / 2)).padStart(5, '0');
    return vehicle.isHeavy ? `皖C${digits}${letter}` : `皖C${letter}${digits}`;
  }
  const serial = scatter(number, 480_000);
  const digits = String(Math.floor(serial / 48)).padStart(4, '0');
  const letter = plateLetters[serial % 24] ?? 'A';
  return serial % 48 < 24 ? `皖C${letter}${digits}` : `皖C${digits.charAt(0)}${letter}${digits.slice(1)}`;
}

const vinValues = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Check character of a VIN, its ninth (GB 16735, ISO 3779). */
export function vinCheckCharacter(vin: string): string {
  const sum = vinWeights.reduce((total, weight, index) => {
    return total + weight * (vinValues.indexOf(vin[index] ?? '0') % 10);
  }, 0);
  return '0123456789X'[sum % 11] ?? '';
}

/** VIN of the n-th vehicle of a maker (three characters) in a model year. */
export function toVin(random: Random, vehicle: { maker: string; year: number; number: number }): string {
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
  const description = Array.from({ length: 5 }, () => letters[random.between(0, letters.length - 1)]).join(
    '',
  );
  const year = 'ABCDEFGHJKLMNPRSTVWXY123456789'[(vehicle.year - 2010 + 30) % 30] ?? 'A';
  const serial = String(vehicle.number % 1_000_000).padStart(6, '0');
  const whole = `${vehicle.maker}${description}0${year}A${serial}`;
  return whole.slice(0, 8) + vinCheckCharacter(whole) + whole.slice(9);
}
