import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '#schemas';
import { InvalidCity } from '../invalid-city.ts';
import { readCityHead, readWholeCity } from '../read-whole-city.ts';
import { breaks } from './breaking/break-document.ts';

const cities = ['pearl-city', 'early-childhood'];
const root = mkdtempSync(join(tmpdir(), 'causeway-check-'));
const original = (city: string) => fileURLToPath(new URL(`../../examples/${city}`, import.meta.url));
const ports = Object.fromEntries(
  Object.keys(readCityHead(original('pearl-city')).ports ?? {}).map((name) => [name, 4000]),
);

function findFaults(directory: string): readonly Fault[] {
  try {
    readWholeCity(directory, { ports, data: root, env: {} });
    return [];
  } catch (error) {
    if (error instanceof InvalidCity) return error.faults;
    throw error;
  }
}

function findDocuments(directory: string): string[] {
  const folders = /^(city\.yaml$|schemas|sources|contracts|identity|rules|access)/;
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .filter((file) => folders.test(file) && /(\.yaml|\.schema\.json)$/.test(file))
    .sort();
}

/** What is left open shows where the next line begins. */
function isNear(found: number, broken: number): boolean {
  return broken === 0 || found === broken || found === broken + 1;
}

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(cities)('a broken %s', (city) => {
  const directory = join(root, city);
  const leaveOut = /\/(legacy|generator)(\/|$)/;

  beforeEach(() => {
    rmSync(directory, { recursive: true, force: true });
    cpSync(original(city), directory, {
      recursive: true,
      filter: (file) => !leaveOut.test(file.slice(original(city).length)),
    });
  });

  it('has no mistake before it is broken', () => {
    expect(findFaults(directory)).toEqual([]);
  });

  it.each(breaks.map((one) => [one.name, one] as const))(
    'in which each document %s has every one of them named, with its line',
    (_, { apply }) => {
      const documents = findDocuments(directory);
      expect(documents.length).toBeGreaterThan(20);
      const expected = new Map<string, number>();
      for (const file of documents) {
        const broken = apply(readFileSync(join(directory, file), 'utf8'), file.endsWith('.json'));
        if (!broken) continue;
        writeFileSync(join(directory, file), broken.text);
        expected.set(file, broken.line);
      }
      const faults = findFaults(directory);
      expect(documents.filter((file) => !expected.has(file))).toEqual([]);
      expect([...expected.keys()].filter((file) => !faults.some((fault) => fault.file === file))).toEqual([]);
      const misplaced = [...expected].filter(
        ([file, line]) => !faults.some((fault) => fault.file === file && isNear(fault.line, line)),
      );
      expect(misplaced).toEqual([]);
      for (const { sentence } of faults) expect(sentence).toMatch(/^\S.*[.…?)]$/s);
    },
  );
});
