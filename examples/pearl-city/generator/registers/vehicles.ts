import type { Clerk } from '../errors/clerk.ts';
import { type Day, toCompact, toDay, today, toLocalText, toOfficeSecond } from '../calendar.ts';
import type { Vehicle } from '../city/vehicle.ts';
import { observeName } from '../errors/observe-person.ts';
import type { Random } from '../random.ts';
import { type Entry, numbered, type Register } from './entry.ts';

const plateKinds = { large: '01', small: '02', 'new-energy': '52' };
const states = { normal: 'A', cancelled: 'M', overdue: 'Q' };

function toOwner(
  clerk: Clerk,
  vehicle: Vehicle,
): { name: string; number: string; error?: string; isPinned?: boolean } {
  if ('enterprise' in vehicle.owner)
    return { name: vehicle.owner.enterprise.name, number: vehicle.owner.enterprise.creditCode };
  const { person } = vehicle.owner;
  if (person.isShowcase) return { name: person.name, number: person.residentId, isPinned: true };
  const { value, error } = observeName(clerk, person.name);
  return { name: value, number: person.residentId, error };
}

/** A cancelled vehicle's row has not been touched since it left the road. */
function drawUpdate(random: Random, vehicle: Vehicle): Day {
  const latest =
    vehicle.status === 'cancelled' ? Math.max(vehicle.registeredOn, toDay(2024, 6, 1)) : today - 5;
  return random.between(vehicle.registeredOn, latest);
}

function toEntry(clerk: Clerk, vehicle: Vehicle): Entry {
  const { random } = clerk;
  const owner = toOwner(clerk, vehicle);
  const row = {
    HPHM: vehicle.plate,
    HPZLDM: plateKinds[vehicle.plateKind],
    CLSBDH: vehicle.vin,
    CLPP: vehicle.brand,
    SYRMC: owner.name,
    SYRZJHM: owner.number,
    CLZTDM: states[vehicle.status],
    CCDJRQ: toCompact(vehicle.registeredOn),
    GXSJ: toLocalText(toOfficeSecond(drawUpdate(random, vehicle), random.next())),
  };
  const errors = [owner.error, vehicle.lostPlate ? 'plate-passed-on' : undefined].filter(
    (error) => error !== undefined,
  );
  return {
    row,
    errors,
    members: [{ role: '', entity: 'vehicle', truth: vehicle.id }],
    isPinned: owner.isPinned,
  };
}

export const vehicles: Register = {
  dataset: 'public-security.vehicles',
  keyField: 'JDCXH',
  toKey: numbered('JDC', 9),
  entries: (block, clerk) => block.vehicles.map((vehicle) => toEntry(clerk, vehicle)),
  spoil: (row, random) => {
    if (random.chance(0.5)) row.CCDJRQ = '20191345';
    else row.HPHM = '';
  },
};
