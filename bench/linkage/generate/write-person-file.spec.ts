import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { toResidentId } from '#schemas';
import { rates } from '../../../examples/pearl-city/generator/error-rates.ts';
import { personColumns } from './to-person-rows.ts';
import { writePersonFile } from './write-person-file.ts';

type Row = Readonly<Record<(typeof personColumns)[number], string>>;

const folder = mkdtempSync(join(tmpdir(), 'causeway-persons-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, records: number, seed = 1): Buffer {
  const file = join(folder, name);
  writePersonFile({ file, records, seed });
  return readFileSync(file);
}

const rows = parse<Row>(write('rows.csv', 40_000), { columns: true });
const share = (some: readonly Row[], holds: (row: Row) => boolean) => some.filter(holds).length / some.length;
const byRegister = Map.groupBy(rows, ({ dataset }) => dataset);

describe('a person file', () => {
  it('has the same bytes for the same seed and others for another', () => {
    expect(write('a.csv', 3000).equals(write('b.csv', 3000))).toBe(true);
    expect(write('a.csv', 3000).equals(write('c.csv', 3000, 2))).toBe(false);
  });

  it('has exactly the records asked for, each with an id of its own, and leaves nothing beside it', () => {
    expect(rows).toHaveLength(40_000);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(40_000);
    expect(Object.keys(rows[0] ?? {})).toEqual(personColumns);
    expect(readdirSync(folder).filter((name) => !name.endsWith('.csv'))).toEqual([]);
  });

  it('tells who each is: a valid resident id is one person, and a person has one', () => {
    const persons = new Map<string, Set<string>>();
    const ids = new Map<string, Set<string>>();
    for (const { resident_id, truth } of rows) {
      const id = toResidentId(resident_id);
      if (id === undefined) continue;
      persons.set(id, (persons.get(id) ?? new Set()).add(truth));
      ids.set(truth, (ids.get(truth) ?? new Set()).add(id));
    }
    expect(Math.max(...[...persons.values()].map(({ size }) => size))).toBe(1);
    // A mistyped digit, or two swapped, never pass the check digit (ISO 7064, MOD 11-2).
    expect(Math.max(...[...ids.values()].map(({ size }) => size))).toBe(1);
  });

  it('has nine registers and, as the demo, about 3.8 records a person', () => {
    expect(byRegister.size).toBe(9);
    const persons = new Set(rows.map(({ truth }) => truth)).size;
    expect(rows.length / persons).toBeGreaterThan(3.6);
    expect(rows.length / persons).toBeLessThan(4);
  });

  it.each(['public-security.population', 'social-security.insured', 'health.residents', 'water.accounts'])(
    '%s is as dirty as the demo says',
    (dataset) => {
      const some = byRegister.get(dataset) ?? [];
      const near = (found: number, demanded: number) => {
        expect(found).toBeGreaterThanOrEqual(demanded * 0.97);
        expect(found).toBeLessThanOrEqual(demanded * 1.15 + 0.002);
      };
      near(
        share(some, ({ resident_id }) => resident_id === ''),
        rates.residentIdMissing[dataset.split('.')[0] ?? ''] ?? 0,
      );
      near(
        share(some, ({ resident_id }) => resident_id.length === 15),
        rates.residentIdFifteenDigits,
      );
      near(
        share(some, ({ phone }) => phone === ''),
        rates.telephoneMissing,
      );
    },
  );

  it('spells dates and telephones in several ways', () => {
    const shape = (text: string) => text.replace(/\d+/g, '0');
    const shapes = (column: keyof Row) => new Set(rows.map((row) => shape(row[column])));
    for (const date of ['0', '0-0-0', '0/0/0', '0年0月0日']) expect(shapes('birth_date')).toContain(date);
    for (const phone of ['0', '+0 0', '0-0-0']) expect(shapes('phone')).toContain(phone);
  });

  it('has families behind one telephone, and namesakes', () => {
    const personsBy = (column: keyof Row) =>
      [...Map.groupBy(rows, (row) => row[column].replace(/\D*(?:86 )?(\d)-?/g, '$1') || row.id).values()].map(
        (group) => new Set(group.map(({ truth }) => truth)).size,
      );
    expect(personsBy('phone').filter((count) => count > 1).length).toBeGreaterThan(100);
    const bearers = [...Map.groupBy(rows, ({ name }) => name).values()];
    expect(
      bearers.filter((group) => new Set(group.map(({ truth }) => truth)).size > 1).length,
    ).toBeGreaterThan(500);
  });

  it('knows a former name under which other registers still have some', () => {
    const former = new Map(
      rows.filter(({ former_name }) => former_name).map((row) => [row.truth, row.former_name]),
    );
    expect(former.size).toBeGreaterThan(100);
    const still = rows.filter(({ truth, name }) => former.get(truth) === name);
    expect(still.length).toBeGreaterThan(30);
  });
});
