import type { ClassifiedColumn } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';

/**
 * Longitude and latitude, two columns of numbers within the globe that are called so, are one position: the one becomes
 * it and the other is left out.
 */
export function findPosition(
  columns: readonly ClassifiedColumn[],
  profiles: readonly ColumnProfile[],
): ClassifiedColumn[] {
  const find = (pattern: RegExp, most: number) => {
    const found = profiles.filter(({ name, sample }) => pattern.test(name) && isWithin(sample, most));
    return found.length === 1 ? found[0] : undefined;
  };
  const longitude = find(/^lon(g|gitude)?$|^lng$|longitude|经度/i, 180);
  const latitude = find(/^lat$|latitude|纬度/i, 90);
  if (!longitude || !latitude || longitude.filled < longitude.records / 20) return [...columns];
  return columns.map((column) => {
    if (column.name === longitude.name) return { ...column, ...toPosition(longitude.name, latitude.name) };
    return column.name === latitude.name
      ? { ...column, kind: 'nothing' as const, why: `part of the position with ${longitude.name}` }
      : column;
  });
}

function toPosition(longitude: string, latitude: string): Pick<ClassifiedColumn, 'from' | 'kind' | 'why'> {
  return { from: [longitude, latitude], kind: 'position', why: 'positions in degrees' };
}

function isWithin(sample: readonly string[], most: number): boolean {
  const within = sample.filter((value) => value.trim() !== '' && Math.abs(Number(value)) <= most);
  return sample.length > 0 && within.length > 0.9 * sample.length;
}
