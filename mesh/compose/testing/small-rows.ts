import { residentIdCheckDigit, toDatasetId } from '#schemas';
import { liveDepartments } from './small-city-documents.ts';
import type { SmallRows } from './small-city.ts';

/** A valid, synthetic resident id of the n-th person. */
export function toTestResidentId(n: number): string {
  const first17 = `34030219900101${String(n + 1).padStart(3, '0')}`;
  return first17 + residentIdCheckDigit(first17);
}

/**
 * Rows of `count` persons in the registry and in every live department, and a vehicle for each. Departments
 * disagree: number two on every third birth date, number three on every fourth address.
 */
export function toSmallRows(count: number): SmallRows {
  const numbers = Array.from({ length: count }, (_, n) => n);
  const rows = new Map([
    [toDatasetId('registry.people'), numbers.map((n) => toPersonRow('registry', n))],
    [toDatasetId('registry.vehicles'), numbers.map(toVehicleRow)],
  ]);
  for (const department of liveDepartments) {
    rows.set(
      toDatasetId(`${department}.files`),
      numbers.map((n) => toPersonRow(department, n)),
    );
  }
  return rows;
}

export function toPersonRow(department: string, n: number): Record<string, unknown> & { no: string } {
  const age = ['registry', ...liveDepartments].indexOf(department);
  return {
    no: `${department}-${n}`,
    name: department === 'five' ? `张伟${n}号` : `张伟${n}`,
    residentId: toTestResidentId(n),
    birthDate: department === 'two' && n % 3 === 0 ? '1991-02-03' : '1990-01-01',
    address: department === 'three' && n % 4 === 0 ? '龙子湖区淮河路1号' : `蚌山区工农路${n}号`,
    income: 1000 + n + age * (n % 5),
    registered: department !== 'four',
    updatedAt: `2026-01-0${age + 1}T00:00:00Z`,
  };
}

function toVehicleRow(n: number): Record<string, unknown> & { no: string } {
  return {
    no: `vehicle-${n}`,
    plate: `皖C${String(10_000 + n)}`,
    vin: `LSVAA4182E2${String(100_000 + n)}`,
    ownerId: toTestResidentId(n),
    inUse: 'yes',
    updatedAt: '2026-01-01T00:00:00Z',
  };
}
