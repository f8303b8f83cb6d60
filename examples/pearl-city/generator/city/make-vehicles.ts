import { plantedShare, rates } from '../error-rates.ts';
import type { Person } from '../people/person.ts';
import { Random } from '../random.ts';
import { blockSize, countInBlock } from './block-size.ts';
import type { Enterprise } from './enterprise.ts';
import { makeVehicle, type OperationKind, passPlateOn, type Vehicle, type VehicleSeed } from './vehicle.ts';

interface Owners {
  adults: readonly Person[];
  enterprises: readonly Enterprise[];
  /** The transport firms: the first runs the taxis, the last may have lost its licence. */
  carriers: readonly Enterprise[];
}

/** How many vehicles of a block still belong to a revoked carrier. */
export const vehiclesOfRevokedCarrier = 2;

function drawOwner(random: Random, owners: Owners): Vehicle['owner'] {
  if (random.chance(0.12)) return { enterprise: random.pick(owners.enterprises) };
  return { person: random.pick(owners.adults) };
}

/** What the index-th vehicle of a block is: taxis first, then lorries and coaches, then everyone else's. */
function planVehicle(random: Random, owners: Owners, place: { block: number; index: number }): VehicleSeed {
  const { block, index } = place;
  const number = block * blockSize.vehicles + index;
  const taxis = countInBlock(blockSize.taxis, block);
  const [taxiFirm, haulier, oldFirm] = owners.carriers as [Enterprise, Enterprise, Enterprise];
  if (index < taxis) return { number, owner: { enterprise: taxiFirm }, operation: 'taxi' };
  if (index >= blockSize.operatingVehicles) return { number, owner: drawOwner(random, owners) };
  const kind: OperationKind = random.pick([
    'freight',
    'freight',
    'freight',
    'truck',
    'truck',
    'dangerous',
    'coach',
  ]);
  const isOfOldFirm = index >= blockSize.operatingVehicles - vehiclesOfRevokedCarrier;
  return { number, owner: { enterprise: isOfOldFirm ? oldFirm : haulier }, operation: kind };
}

/** Neighbours in the list hand plates on, at the error model's rate. */
function passPlates(random: Random, vehicles: readonly Vehicle[]): void {
  for (const [index, vehicle] of vehicles.entries()) {
    const before = vehicles[index - 1];
    if (!before || before.lostPlate || Boolean(before.operation) !== Boolean(vehicle.operation)) continue;
    if (before.operation?.isTaxi || vehicle.status === 'cancelled') continue;
    if (vehicle.operation?.enterprise.status === 'revoked') continue;
    if (random.chance(plantedShare(rates.platePassedOn) * passableShareFactor)) passPlateOn(before, vehicle);
  }
}

/** Taxis, first ones and cancelled ones cannot take a plate over; the others do so the more. */
const passableShareFactor = 1.3;

export function makeVehicles(seed: string, block: number, owners: Owners): Vehicle[] {
  const vehicles = Array.from({ length: blockSize.vehicles }, (_, index) => {
    const random = new Random(seed, 'vehicle', block, index);
    return makeVehicle(random, planVehicle(random, owners, { block, index }));
  });
  passPlates(new Random(seed, 'plates', block), vehicles);
  return vehicles;
}
