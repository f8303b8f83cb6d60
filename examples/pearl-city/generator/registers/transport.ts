import type { Clerk } from '../errors/clerk.ts';
import { formatAddress } from '../address.ts';
import { today, toInstant, toLocalText, toOfficeSecond, toSlashed } from '../calendar.ts';
import type { Block } from '../city/block.ts';
import { blockSize } from '../city/block-size.ts';
import { drawPosition } from '../city/site.ts';
import type { Operation, Vehicle } from '../city/vehicle.ts';
import { rates } from '../error-rates.ts';
import { respellAddress } from '../errors/disturb-address.ts';
import { observeEnterpriseIdentity } from '../errors/observe-enterprise.ts';
import { observeName } from '../errors/observe-person.ts';
import type { Random } from '../random.ts';
import { hotlineTexts } from '../tables/hotline-texts.ts';
import { withDoubles } from './doubled.ts';
import { type Entry, numbered, type Register } from './entry.ts';

type OperatingVehicle = Vehicle & { operation: Operation };

const isOperatingVehicle = (vehicle: Vehicle): vehicle is OperatingVehicle => vehicle.operation !== undefined;

const states = { operating: '营运', suspended: '停运', cancelled: '注销' };

/** Marks vehicles of a revoked carrier that drive on, before their rows are written; block 0 has one at least. */
export function markDrivesOn(clerk: Clerk, block: Block): void {
  let isWanted = block.number === 0;
  for (const vehicle of block.vehicles.filter(isOperatingVehicle)) {
    const isStopped = vehicle.operation.enterprise.status === 'revoked' && !vehicle.lostPlate;
    const errs = clerk.errs('vehicle-of-revoked-enterprise', rates.statusContradiction, isStopped);
    vehicle.drivesOnRevoked = errs || (isWanted && isStopped);
    isWanted &&= !vehicle.drivesOnRevoked;
  }
}

/** Clerks write plates with a dot, a blank or in lower case now and then. */
function writePlate(random: Random, plate: string): string {
  if (!random.chance(0.05)) return plate;
  return random.pick([
    `${plate.slice(0, 2)}·${plate.slice(2)}`,
    `${plate.slice(0, 2)} ${plate.slice(2)}`,
    plate.toLowerCase(),
  ]);
}

function toOperating(clerk: Clerk, vehicle: OperatingVehicle): Entry {
  const { random } = clerk;
  const { operation } = vehicle;
  const operator = observeEnterpriseIdentity(clerk, operation.enterprise);
  const missesVin = clerk.errs('vin-missing', rates.vinMissing);
  const row = {
    车牌号码: writePlate(random, vehicle.plate),
    车架号: missesVin ? '' : vehicle.vin,
    业户名称: operator.name,
    业户信用代码: operator.creditCode ?? '',
    车辆类型: operation.type,
    经营范围: operation.scope,
    年审日期: toSlashed(operation.inspectedOn),
    状态: vehicle.drivesOnRevoked ? states.operating : states[operation.state],
    更新时间: toLocalText(toOfficeSecond(random.between(operation.inspectedOn, today - 2), random.next())),
  };
  const errors = [
    ...operator.errors,
    ...(missesVin ? ['vin-missing'] : []),
    ...(vehicle.lostPlate ? ['plate-passed-on'] : []),
  ];
  const contradictions = vehicle.drivesOnRevoked
    ? [{ kind: 'vehicle-of-revoked-enterprise', entity: vehicle.id }]
    : undefined;
  const members: Entry['members'] = [{ role: '', entity: 'vehicle', truth: vehicle.id }];
  return { row, errors, members, contradictions, isPinned: vehicle.drivesOnRevoked };
}

export const operatingVehicles: Register = {
  dataset: 'transport.operating-vehicles',
  keyField: '道路运输证号',
  toKey: numbered('皖蚌运', 8),
  entries: (block, clerk) => {
    const vehicles = block.vehicles.filter(isOperatingVehicle);
    return withDoubles(clerk, vehicles, (vehicle) => toOperating(clerk, vehicle));
  },
  spoil: (row, random) => {
    if (random.chance(0.5)) row.年审日期 = '2026/13/45';
    else delete row.更新时间;
  },
};

const stations = ['G206怀远检测站', 'S101固镇检测站', 'G104五河检测站', '东海大道检测站', 'S307淮上检测站'];

export const weighings: Register = {
  dataset: 'transport.weighings',
  keyField: '检测单号',
  toKey: numbered('CZ', 9),
  isRaw: true,
  entries: (block, clerk) => {
    const { random } = clerk;
    const lorries = block.vehicles.filter((vehicle) => vehicle.operation?.scope.includes('货物'));
    return Array.from({ length: blockSize.weighings }, (): Entry => {
      const vehicle = random.pick(lorries);
      const limit = random.pick([18_000, 25_000, 31_000, 49_000]);
      const row = {
        车牌号码: writePlate(random, vehicle.plate),
        检测站: random.pick(stations),
        检测时间: toLocalText(toOfficeSecond(random.between(today - 365, today - 1), random.next())),
        总重_kg: Math.round(random.around(limit * 0.8, limit * 0.15) / 20) * 20,
        限重_kg: limit,
      };
      return { row, members: [{ role: '', entity: 'vehicle', truth: vehicle.id }] };
    });
  },
  spoil: (row, random) => {
    if (random.chance(0.5)) row.总重_kg = '超限';
    else delete row.限重_kg;
  },
};

function toCase(clerk: Clerk, block: Block): Entry {
  const { random } = clerk;
  const person = random.pick(block.persons.filter((candidate) => candidate.death === undefined));
  const [kind, text] = random.pick(hotlineTexts);
  const { address } = person.household;
  const row = {
    来电号码: random.chance(0.15) ? person.formerTelephone : person.telephone,
    来电人: random.chance(0.3)
      ? `${person.name[0] ?? ''}${person.sex === 'male' ? '先生' : '女士'}`
      : observeName(clerk, person.name).value,
    诉求类别: kind,
    内容: text,
    发生地址: random.chance(0.5) ? respellAddress(random, address) : formatAddress(address),
    受理时间: toLocalText(toOfficeSecond(random.between(today - 700, today - 1), random.next())),
    状态: random.pick(['已办结', '已办结', '已办结', '办理中', '已回访']),
  };
  return { row, members: [{ role: '', entity: 'person', truth: person.id }] };
}

export const hotlineCases: Register = {
  dataset: 'transport.hotline-cases',
  keyField: '工单号',
  toKey: numbered('RX2026', 8),
  isRaw: true,
  entries: (block, clerk) => Array.from({ length: blockSize.hotlineCases }, () => toCase(clerk, block)),
  spoil: (row, random) => {
    if (random.chance(0.5)) row.受理时间 = '2026-13-45 10:00:00';
    else row.诉求类别 = '';
  },
};

export const taxiPositions: Register = {
  dataset: 'transport.taxi-positions',
  keyField: 'terminal',
  toKey: numbered('T', 8),
  entries: (block, { random }) =>
    block.vehicles
      .filter((vehicle) => vehicle.operation?.isTaxi)
      .map((vehicle): Entry => {
        const { longitude, latitude } = drawPosition(
          random,
          random.pick(['340302', '340303', '340304', '340311']),
        );
        const row = {
          plate: vehicle.plate,
          lon: longitude,
          lat: latitude,
          speed: random.chance(0.3) ? 0 : random.between(5, 62),
          at: toInstant(toOfficeSecond(today - 1, random.next())),
        };
        return { row, members: [{ role: '', entity: 'vehicle', truth: vehicle.id }] };
      }),
  spoil: (row) => {
    row.plate = '';
  },
};
