import { Random } from '../../examples/pearl-city/generator/random.ts';
import type { Arrival } from './arrival.ts';
import type { Filled } from './fill-store.ts';

/** Of all arrivals: the rest are deletions. */
export const newShare = 0.6;
export const changedShare = 0.25;

/** New, changed and deleted records in one random order; no record is in it twice. */
export function toArrivals({ heldBack, stored }: Filled): Arrival[] {
  const random = new Random('arrivals', heldBack.length);
  const fresh = random.shuffle(heldBack);
  const existing = random.shuffle(stored);
  const changes = Math.round((fresh.length / newShare) * changedShare);
  return random.shuffle([
    ...fresh,
    ...existing.slice(0, changes).map((one, index) => change(one, existing.at(-1 - index) ?? one, random)),
    ...existing.slice(changes).map(({ dataset, key }): Arrival => ({ kind: 'deleted', dataset, key })),
  ]);
}

/** How many stored records the arrivals take beside so many new ones. */
export function countExisting(fresh: number): number {
  return Math.round(fresh / newShare) - fresh;
}

/** Half get a new telephone, the others move to where somebody lives, are corrected, or lose what was wrong. */
function change(arrival: Arrival, other: Arrival, random: Random): Arrival {
  const { phone, address, birth_date: birthDate, ...rest } = arrival.attributes ?? {};
  const moved = other.attributes?.address ?? address;
  const number = `1${random.pick(['35', '38', '58', '87'])}${random.between(10_000_000, 99_999_999)}`;
  const how = random.between(1, 10);
  const attributes = {
    ...rest,
    ...(how <= 5 ? { phone: number } : phone !== undefined && { phone }),
    ...(how > 5 && how <= 8
      ? moved !== undefined && { address: moved }
      : address !== undefined && { address }),
    ...(how !== 9 && birthDate !== undefined && { birth_date: birthDate }),
    ...(how === 10 && { name: `${rest.name ?? ''}${random.pick(['华', '明', '兰'])}` }),
  };
  return { ...arrival, kind: 'changed', attributes };
}
