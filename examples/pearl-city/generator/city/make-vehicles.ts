import { rates } from '../error-rates.ts';
import { Clerk, type ErrorAccounts } from '../errors/clerk.ts';
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

/** Whether a plate can pass between neighbours in the list: both of the road, of the same use, no taxis. */
function canPass(before: Vehicle | undefined, vehicle: Vehicle): before is Vehicle {
  if (!before || before.lostPlate || Boolean(before.operation) !== Boolean(vehicle.operation)) return false;
  if (before.operation?.isTaxi || vehicle.status === 'cancelled') return false;
  return vehicle.operation?.enterprise.status !== 'revoked';
}

/** Neighbours in the list hand plates on, at the error model's rate; transport's and everyone else's apart. */
function passPlates(random: Random, vehicles: readonly Vehicle[], accounts: ErrorAccounts): void {
  const transport = new Clerk(random, accounts, 'transport.operating-vehicles');
  const others = new Clerk(random, accounts, 'public-security.vehicles');
  for (const [index, vehicle] of vehicles.entries()) {
    const before = vehicles[index - 1];
    const clerk = vehicle.operation ? transport : others;
    const passes = clerk.errs('plate-passed-on', rates.platePassedOn, canPass(before, vehicle));
    if (passes && before) passPlateOn(before, vehicle);
  }
}

export function makeVehicles(
  seed: string,
  block: number,
  owners: Owners & { accounts: ErrorAccounts },
): Vehicle[] {
  const vehicles = Array.from({ length: blockSize.vehicles }, (_, index) => {
    const random = new Random(seed, 'vehicle', block, index);
    return makeVehicle(random, planVehicle(random, owners, { block, index }));
  });
  passPlates(new Random(seed, 'plates', block), vehicles, owners.accounts);
  return vehicles;
}
