import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateCity } from './generate-city.ts';
import { readRows, readTruth } from './output/read-city.ts';
import type { ForeignRow } from './registers/entry.ts';
import { registers } from './registers/index.ts';
import { showcaseIds } from './showcase.ts';

const out = mkdtempSync(join(tmpdir(), 'pearl-city-contradictions-'));
const byKey = new Map<string, ForeignRow>();
let truth: ReturnType<typeof readTruth>;

beforeAll(async () => {
  await generateCity({ out, scale: 0.2, seed: 11 });
  truth = readTruth(out);
  for (const { dataset, keyField } of registers) {
    for (const row of await readRows(out, dataset)) byKey.set(`${dataset} ${String(row[keyField])}`, row);
  }
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

function findPlanted(kind: string) {
  return truth.contradictions
    .filter((one) => one.kind === kind)
    .map(({ entity, records }) => ({
      entity,
      rows: records.map(({ dataset, key }) => ({ dataset, row: byKey.get(`${dataset} ${key}`) ?? {} })),
    }));
}

const rowOf = (rows: { dataset: string; row: ForeignRow }[], dataset: string) =>
  rows.find((one) => one.dataset === dataset)?.row;

function toRowsOf(residentId: string): { dataset: string; row: ForeignRow }[] {
  const person = [...truth.entities.values()].find(({ values }) => values.residentId === residentId);
  const lines = truth.members.filter((line) => line.truth === person?.id);
  return lines.map(({ dataset, key }) => ({ dataset, row: byKey.get(`${dataset} ${key}`) ?? {} }));
}

describe('contradictions stand in what the departments see', () => {
  it('pensions are paid to the dead', () => {
    const planted = findPlanted('pension-after-death');
    expect(planted.length).toBeGreaterThanOrEqual(4);
    for (const { rows } of planted) {
      const pension = rowOf(rows, 'social-security.pensions');
      const death = rowOf(rows, 'civil-affairs.deaths');
      expect(pension?.status).toBe('PAYING');
      expect(String(pension?.lastPaidMonth) > String(death?.death_date).slice(0, 7)).toBe(true);
    }
  });

  it('and to no other dead person', () => {
    const planted = new Set(findPlanted('pension-after-death').map(({ entity }) => entity));
    const paid = truth.members.filter(({ dataset, key, broken }) => {
      return (
        dataset === 'social-security.pensions' &&
        !broken &&
        byKey.get(`${dataset} ${key}`)?.status === 'PAYING'
      );
    });
    const wrong = paid.filter(
      ({ truth: id }) => truth.entities.get(id)?.values.deathDate !== undefined && !planted.has(id),
    );
    expect(wrong).toEqual([]);
  });

  it('vehicles of revoked enterprises drive on', () => {
    const planted = findPlanted('vehicle-of-revoked-enterprise');
    expect(planted.length).toBeGreaterThanOrEqual(2);
    for (const { rows } of planted) {
      expect(rowOf(rows, 'transport.operating-vehicles')?.状态).toBe('营运');
      expect(rowOf(rows, 'market-supervision.enterprises')?.RegStatus).toBe('2');
    }
  });

  it('people stand in two valid household registers', () => {
    const planted = findPlanted('two-household-registers');
    expect(planted.length).toBeGreaterThanOrEqual(4000 * 0.005 * 0.5);
    for (const { rows } of planted) {
      expect(rows.map(({ row }) => row.HJZTDM)).toEqual(['1', '1']);
      expect(new Set(rows.map(({ row }) => row.HH)).size).toBe(2);
    }
  });

  it('and a differing birth date, sex, marital or life status is named with the row that has it', () => {
    for (const { rows, entity } of findPlanted('birth-date-differs')) {
      const digits = String(truth.entities.get(entity)?.values.birthDate).replaceAll('-', '');
      for (const { row } of rows)
        expect(JSON.stringify(row).replaceAll('-', '')).not.toContain(`"${digits}"`);
    }
    for (const kind of [
      'birth-date-differs',
      'sex-differs',
      'marital-status-differs',
      'life-status-differs',
    ]) {
      expect({ kind, isPlanted: findPlanted(kind).length > 0 }).toEqual({ kind, isPlanted: true });
    }
  });

  it('the citizen of the demo is in the registers of the living, with one disputed birth date', () => {
    const rows = toRowsOf(showcaseIds.citizen);
    expect(rows.map(({ dataset }) => dataset).sort()).toEqual([
      'civil-affairs.marriages',
      'civil-affairs.social-aid',
      'health.residents',
      'public-security.population',
      'public-security.tags',
      'social-security.insured',
      'water.accounts',
    ]);
    expect(rowOf(rows, 'public-security.population')).toMatchObject({
      XM: '张伟',
      GMSFHM: '340302199001010015',
      CSRQ: '19900101',
    });
    expect(rowOf(rows, 'health.residents')?.patient).toMatchObject({ birth: '19900110' });
  });

  it('he owns a vehicle and represents an enterprise', () => {
    const owned = [...byKey].filter(
      ([name, row]) => name.startsWith('public-security.vehicles') && row.SYRZJHM === showcaseIds.citizen,
    );
    const firms = [...byKey].filter(
      ([name, row]) => name.startsWith('market-supervision') && row.LegalRepCert === showcaseIds.citizen,
    );
    expect(owned.length).toBeGreaterThanOrEqual(1);
    expect(firms.some(([, row]) => row.RegStatus === '1')).toBe(true);
  });

  it('the other showcases tell their story', () => {
    expect(rowOf(toRowsOf(showcaseIds.pensioner), 'social-security.pensions')?.status).toBe('PAYING');
    const family = toRowsOf(showcaseIds.twoRegisters).filter(
      ({ dataset }) => dataset === 'public-security.population',
    );
    expect(family.map(({ row }) => row.HH)).toContain('H99000001');
    const firm = [...byKey].find(
      ([name, row]) =>
        name.startsWith('market-supervision') && row.LegalRepCert === showcaseIds.representative,
    );
    expect(firm?.[1].RegStatus).toBe('2');
  });
});
