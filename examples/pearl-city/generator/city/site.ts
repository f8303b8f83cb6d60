import type { AddressBook, StreetAddress } from '../address.ts';
import type { Random } from '../random.ts';

/** A place in the street where the city's devices stand, as it truly is. */
export interface Site {
  id: string;
  address: StreetAddress;
  /** Degrees, WGS 84, rounded to about ten centimetres. */
  longitude: number;
  latitude: number;
  name: string;
  devices: { camera?: boolean; video?: boolean; facility?: string };
}

/** Rough middle of each district or county. */
const middles: Record<string, readonly [longitude: number, latitude: number]> = {
  '340302': [117.393, 32.943],
  '340303': [117.363, 32.917],
  '340304': [117.342, 32.929],
  '340311': [117.359, 32.965],
  '340321': [117.205, 32.97],
  '340322': [117.879, 33.128],
  '340323': [117.317, 33.318],
};

/** Six decimals are what the map gives. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** A position near the middle of a county. */
export function drawPosition(random: Random, countyCode: string): { longitude: number; latitude: number } {
  const [longitude, latitude] = middles[countyCode] ?? [117.363, 32.917];
  return {
    longitude: roundDegrees(random.around(longitude, 0.02)),
    latitude: roundDegrees(random.around(latitude, 0.015)),
  };
}

export interface SiteSeed {
  number: number;
  addresses: AddressBook;
  devices: Site['devices'];
}

export function makeSite(random: Random, seed: SiteSeed): Site {
  const address = seed.addresses.drawStreet(random);
  return {
    id: `place-${String(seed.number).padStart(6, '0')}`,
    address,
    ...drawPosition(random, address.village.countyCode),
    name: `${address.road}${address.number}号${address.mark}`,
    devices: seed.devices,
  };
}
