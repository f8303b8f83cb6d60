import type { Divisions, Village } from './divisions.ts';
import type { Random } from './random.ts';
import { estates, roads } from './tables/roads.ts';
import { Weighted } from './weighted.ts';

interface Location {
  village: Village;
}

export interface UrbanAddress extends Location {
  kind: 'urban';
  road: string;
  formerRoad: string;
  number: number;
  estate: string;
  building: number;
  unit: number;
  room: number;
}

export interface RuralAddress extends Location {
  kind: 'rural';
  group: number;
  number: number;
}

/** A point on a street where a device stands: no room behind it. */
export interface StreetAddress extends Location {
  kind: 'street';
  road: string;
  formerRoad: string;
  number: number;
  /** What the clerk adds: 路口, 附近 … */
  mark: string;
}

export type Address = UrbanAddress | RuralAddress | StreetAddress;

/** Draws places to live and to stand in the city's real divisions. */
export class AddressBook {
  private readonly divisions: Divisions;
  private readonly counties: Weighted<string>;

  constructor(divisions: Divisions) {
    this.divisions = divisions;
    this.counties = new Weighted(divisions.counties);
  }

  drawHome(random: Random): UrbanAddress | RuralAddress {
    const village = random.pick(this.divisions.villagesOf(this.counties.draw(random)));
    // Half of those registered in a village committee's area of an urban district live in estates by now.
    const livesInVillage = village.isRural && (village.county.endsWith('县') || random.chance(0.5));
    return livesInVillage ? toRural(village, random) : toUrban(village, random);
  }

  drawUrban(random: Random): UrbanAddress {
    const villages = this.divisions
      .villagesOf(this.counties.draw(random))
      .filter((village) => !village.isRural);
    return toUrban(random.pick(villages), random);
  }

  drawStreet(random: Random): StreetAddress {
    const village = random.pick(this.divisions.villagesOf(this.counties.draw(random)));
    const [road, formerRoad] = random.pick(roads);
    const mark = random.pick(['路口', '北侧', '南侧', '东侧', '西侧', '公交站旁', '人行道', '门前']);
    return { kind: 'street', village, road, formerRoad, number: random.between(1, 399), mark };
  }

  /** A village of the rural part of the city, for its collective. */
  drawVillage(random: Random): Village {
    const rural = this.divisions.villagesOf(this.counties.draw(random)).filter((village) => village.isRural);
    return random.pick(rural);
  }
}

function toRural(village: Village, random: Random): RuralAddress {
  return { kind: 'rural', village, group: random.between(1, 14), number: random.between(1, 120) };
}

function toUrban(village: Village, random: Random): UrbanAddress {
  const [road, formerRoad] = random.pick(roads);
  return {
    kind: 'urban',
    village,
    road,
    formerRoad,
    number: random.between(1, 1299),
    estate: random.pick(estates),
    building: random.between(1, 38),
    unit: random.between(1, 4),
    room: random.between(1, 24) * 100 + random.between(1, 4),
  };
}

/** The address as the city's address standard writes it; the truth's spelling. */
export function formatAddress(address: Address): string {
  const { village } = address;
  if (address.kind === 'rural') {
    return `安徽省蚌埠市${village.county}${village.town}${village.name}${address.group}组${address.number}号`;
  }
  const street = `安徽省蚌埠市${village.county}${address.road}${address.number}号`;
  if (address.kind === 'street') return street + address.mark;
  return `${street}${address.estate}${address.building}号楼${address.unit}单元${address.room}室`;
}
