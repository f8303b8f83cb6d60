import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isCreditCode, isResidentId, isVin, vinCheckMatches } from '#schemas';
import { type CitySummary, generateCity } from './generate-city.ts';
import { readRows, readTruth } from './output/read-city.ts';
import { registers } from './registers/index.ts';

const root = mkdtempSync(join(tmpdir(), 'pearl-city-'));
const one = join(root, 'one');

/** Fingerprints of all files by name. */
function readFiles(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

describe('the generated city', () => {
  let summary: CitySummary;
  let truth: ReturnType<typeof readTruth>;

  beforeAll(async () => {
    summary = await generateCity({ out: one, scale: 0.1, seed: 3 });
    truth = readTruth(one);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('has the size that was asked for', () => {
    const count = (entity: string) =>
      [...truth.entities.values()].filter((one) => one.entity === entity).length;
    expect([count('person'), count('enterprise'), count('vehicle')]).toEqual([2000, 300, 800]);
    expect(summary.counts['transport.weighings']).toBe(600);
  });

  it('is the same to the byte for the same seed and scale, the workbook too', async () => {
    await generateCity({ out: join(root, 'again'), scale: 0.02, seed: 3 });
    await new Promise((resolve) => setTimeout(resolve, 2100)); // zip keeps times in steps of two seconds
    await generateCity({ out: join(root, 'once more'), scale: 0.02, seed: 3 });
    expect(readFiles(join(root, 'once more'))).toEqual(readFiles(join(root, 'again')));
  });

  it('is another for another seed', async () => {
    await generateCity({ out: join(root, 'other'), scale: 0.02, seed: 4 });
    const names = (out: string) => [...readTruth(out).entities.values()].map(({ values }) => values.name);
    expect(names(join(root, 'other'))).not.toEqual(names(join(root, 'again')));
  });

  it('begins with the people of a smaller one', async () => {
    const small = [...readTruth(join(root, 'again')).entities.values()];
    expect(small.length).toBeGreaterThan(600);
    for (const entity of small) expect(truth.entities.get(entity.id)).toEqual(entity);
  });

  it.each(registers.map((register) => [register.dataset, register] as const))(
    'the truth covers every row of %s, and no other',
    async (dataset, register) => {
      const lines = [...truth.members, ...truth.references].filter((line) => line.dataset === dataset);
      const rows = await readRows(one, dataset);
      const keys = rows.map((row) => String(row[register.keyField]));
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBe(summary.counts[dataset]);
      expect(new Set(lines.map((line) => line.key))).toEqual(new Set(keys));
      expect(lines.filter((line) => !truth.entities.has(line.truth))).toEqual([]);
    },
  );

  it('gives valid identifiers to everyone', () => {
    const all = [...truth.entities.values()];
    const of = (entity: string, name: string) =>
      all.filter((one) => one.entity === entity).map(({ values }) => String(values[name]));
    expect(of('person', 'residentId').filter((id) => !isResidentId(id))).toEqual([]);
    expect(of('enterprise', 'creditCode').filter((code) => !isCreditCode(code))).toEqual([]);
    expect(of('enterprise', 'creditCode').some((code) => code.startsWith('N'))).toBe(true);
    expect(of('vehicle', 'vin').filter((vin) => !isVin(vin) || !vinCheckMatches(vin))).toEqual([]);
    expect(new Set(of('person', 'residentId')).size).toBe(2000);
  });

  it('numbers of the old counties go to people born before 1983 only', () => {
    const ids = [...truth.entities.values()].map(({ values }) => String(values.residentId));
    const old = ids.filter((id) => /^34222[678]/.test(id));
    expect(old.length).toBeGreaterThan(50);
    expect(old.filter((id) => Number(id.slice(6, 10)) >= 1983)).toEqual([]);
  });

  it('breaks a few rows in every register, and ends the water export in the middle of a line', () => {
    const broken = new Set(
      [...truth.members, ...truth.references].filter((line) => line.broken).map((line) => line.dataset),
    );
    expect(registers.filter(({ dataset }) => !broken.has(dataset))).toEqual([]);
    const text = readFileSync(join(one, 'drop', 'water', 'accounts.jsonl'), 'utf8');
    expect(text.endsWith('\n')).toBe(false);
  });

  it('refuses a scale that is no size', async () => {
    await expect(generateCity({ out: join(root, 'none'), scale: 0 })).rejects.toThrow('above 0');
  });
});
