import { AddressBook } from '../../../examples/pearl-city/generator/address.ts';
import type { RuralAddress, UrbanAddress } from '../../../examples/pearl-city/generator/address.ts';
import { Divisions } from '../../../examples/pearl-city/generator/divisions.ts';
import type { Village } from '../../../examples/pearl-city/generator/divisions.ts';
import { Random } from '../../../examples/pearl-city/generator/random.ts';
import { Weighted } from '../../../examples/pearl-city/generator/weighted.ts';
import { nameEstates, nameRoads } from './road-names.ts';

/** A housing estate at its place, and how far its doors are numbered. */
interface Estate extends Pick<UrbanAddress, 'village' | 'road' | 'formerRoad' | 'number' | 'estate'> {
  readonly buildings: number;
  readonly units: number;
  readonly floors: number;
}

/** About so many households of the file live in one estate, however large the city is. */
const householdsPerEstate = 200;
const estatesPerRoad = 3;
/** Six of ten households live in estates, the others in villages. */
const urbanShare = 0.6;

/**
 * Homes for a city of any size. The demo draws road, number and estate independently, which is many more places than
 * its 7,000 households need and a great deal too few names for half a million; here an estate stands where it stands,
 * and estates and roads grow with the city, so that a door is as rarely shared by strangers at 5 M records as at 100 k.
 */
export class GrowingAddressBook extends AddressBook {
  readonly #divisions: Divisions;
  readonly #counties: Weighted<string>;
  readonly #estates: Map<string, Estate[]>;

  /** @param households about how many the city will have */
  constructor(seed: string, households: number, divisions = new Divisions()) {
    super(divisions);
    this.#divisions = divisions;
    this.#counties = new Weighted(divisions.counties);
    const count = Math.max(30, Math.ceil((households * urbanShare) / householdsPerEstate));
    this.#estates = this.#build(new Random(seed, 'estates'), count);
  }

  override drawHome(random: Random): UrbanAddress | RuralAddress {
    const county = this.#counties.draw(random);
    const village = random.pick(this.#divisions.villagesOf(county));
    // As in the demo: half of those registered in a village of an urban district live in estates by now.
    const livesInVillage = village.isRural && (village.county.endsWith('县') || random.chance(0.5));
    const estates = this.#estates.get(county);
    return livesInVillage || !estates ? toVillageHome(village, random) : toDoor(random.pick(estates), random);
  }

  #build(random: Random, count: number): Map<string, Estate[]> {
    const roads = nameRoads(random, Math.max(35, Math.ceil(count / estatesPerRoad)));
    const estates = nameEstates(random, count).map((estate) => {
      const county = this.#counties.draw(random);
      const urban = this.#divisions.villagesOf(county).filter(({ isRural }) => !isRural);
      const [road, formerRoad] = random.pick(roads);
      const place = { village: random.pick(urban), road, formerRoad, number: random.between(1, 1299) };
      return { ...place, estate, ...drawSize(random) };
    });
    return Map.groupBy(estates, ({ village }) => village.countyCode);
  }
}

function drawSize(random: Random): Pick<Estate, 'buildings' | 'units' | 'floors'> {
  return {
    buildings: random.between(8, 38),
    units: random.between(2, 4),
    floors: random.pick([6, 11, 18, 24, 33]),
  };
}

function toDoor({ buildings, units, floors, ...place }: Estate, random: Random): UrbanAddress {
  const room = random.between(1, floors) * 100 + random.between(1, 4);
  const door = { building: random.between(1, buildings), unit: random.between(1, units), room };
  return { kind: 'urban', ...place, ...door };
}

function toVillageHome(village: Village, random: Random): RuralAddress {
  return { kind: 'rural', village, group: random.between(1, 20), number: random.between(1, 240) };
}
