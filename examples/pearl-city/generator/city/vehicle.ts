import { type Day, toCalendarDate, toDay, today } from '../calendar.ts';
import { toPlate, toVin } from '../identifiers.ts';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import type { Enterprise } from './enterprise.ts';

export type OperationState = 'operating' | 'suspended' | 'cancelled';

/** A licence to carry goods or people for money. */
export interface Operation {
  enterprise: Enterprise;
  type: string;
  scope: string;
  state: OperationState;
  inspectedOn: Day;
  /** Taxis report their position. */
  isTaxi: boolean;
}

/** One synthetic vehicle as it truly is. */
export interface Vehicle {
  id: string;
  /** The plate on the vehicle, or the last one that it bore. */
  plate: string;
  vin: string;
  plateKind: 'large' | 'small' | 'new-energy';
  brand: string;
  owner: { person: Person } | { enterprise: Enterprise };
  status: 'normal' | 'cancelled' | 'overdue';
  registeredOn: Day;
  operation?: Operation;
  /** True when the plate has been given to another vehicle since. */
  lostPlate?: boolean;
  /** In service though its carrier's licence is revoked: a planted contradiction. */
  drivesOnRevoked?: boolean;
}

const brands: readonly (readonly [brand: string, maker: string])[] = [
  ['大众牌', 'LSV'],
  ['比亚迪牌', 'LGX'],
  ['江淮牌', 'LJ1'],
  ['奇瑞牌', 'LVV'],
  ['吉利牌', 'LB3'],
  ['丰田牌', 'LFM'],
  ['长安牌', 'LS5'],
  ['五菱牌', 'LZW'],
];

const lorryBrands: readonly (readonly [brand: string, maker: string])[] = [
  ['解放牌', 'LFN'],
  ['东风牌', 'LGA'],
  ['重汽豪沃牌', 'LZZ'],
  ['江淮牌', 'LJ1'],
];

const operations = {
  freight: { type: '重型半挂牵引车', scope: '道路普通货物运输' },
  truck: { type: '中型厢式货车', scope: '道路普通货物运输' },
  dangerous: { type: '罐式货车', scope: '危险货物运输' },
  coach: { type: '大型普通客车', scope: '县际班车客运' },
  taxi: { type: '轿车', scope: '出租客运' },
};

export type OperationKind = keyof typeof operations;

export interface VehicleSeed {
  number: number;
  owner: Vehicle['owner'];
  operation?: OperationKind;
}

function drawOperation(random: Random, seed: VehicleSeed): Operation | undefined {
  if (!seed.operation || !('enterprise' in seed.owner)) return undefined;
  const { enterprise } = seed.owner;
  const fate = random.next();
  const state: OperationState = fate < 0.86 ? 'operating' : fate < 0.93 ? 'suspended' : 'cancelled';
  return {
    ...operations[seed.operation],
    enterprise,
    state: enterprise.status === 'in-business' ? state : 'suspended',
    inspectedOn: today - random.between(10, 360),
    isTaxi: seed.operation === 'taxi',
  };
}

function drawStatus(random: Random): Vehicle['status'] {
  const fate = random.next();
  if (fate < 0.05) return 'overdue';
  return fate < 0.08 ? 'cancelled' : 'normal';
}

export function makeVehicle(random: Random, seed: VehicleSeed): Vehicle {
  const isHeavy = seed.operation !== undefined && seed.operation !== 'taxi';
  const isElectric = random.chance(isHeavy ? 0.05 : seed.operation ? 0.6 : 0.24);
  const [brand, maker] = random.pick(isHeavy ? lorryBrands : brands);
  const registeredOn = random.between(toDay(2012, 1, 1), today - 60);
  const operation = drawOperation(random, seed);
  const status = drawStatus(random);
  return {
    id: `vehicle-${String(seed.number).padStart(7, '0')}`,
    plate: toPlate(seed.number, { isElectric, isHeavy }),
    vin: toVin(random, { maker, year: toCalendarDate(registeredOn).year, number: seed.number }),
    plateKind: isElectric ? 'new-energy' : isHeavy ? 'large' : 'small',
    brand,
    owner: seed.owner,
    status: operation?.state === 'operating' ? 'normal' : status,
    registeredOn,
    operation,
  };
}

/** Gives the plate of a vehicle that leaves the road to its successor; both keep it in old files. */
export function passPlateOn(from: Vehicle, to: Vehicle): void {
  from.status = 'cancelled';
  from.lostPlate = true;
  if (from.operation) from.operation = { ...from.operation, state: 'cancelled' };
  to.plate = from.plate;
  to.plateKind = from.plateKind;
  to.registeredOn = Math.max(to.registeredOn, today - 400);
}
