import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseText, readDocument, readEntityType, type EntityType, type Fault } from '#schemas';
import { applyBreakages, listBreakages, type Breakage } from '../fixtures/index.ts';
import { readContract } from './read-contract.ts';

const root = new URL('../../', import.meta.url).pathname;
const cities = ['examples/pearl-city', 'examples/early-childhood'];
const folder = mkdtempSync(join(tmpdir(), 'causeway-breakage-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Sample {
  name: string;
  text: string;
  check: (document: ReturnType<typeof parseText>) => Fault[];
}

/** The example cities' own documents. */
const samples: Sample[] = cities.flatMap((city) => {
  const find = (pattern: string): string[] => globSync(`${city}/${pattern}`, { cwd: root }).sort();
  const read = (name: string): string => readFileSync(join(root, name), 'utf8');
  const schemas = find('schemas/*.schema.json');
  const entityTypes = schemas
    .map((name) => readEntityType(parseText(read(name), name)).entityType)
    .filter((entityType): entityType is EntityType => entityType !== undefined);
  return [
    ...schemas.map(
      (name) =>
        ({ name, text: read(name), check: (document) => readEntityType(document).faults }) satisfies Sample,
    ),
    ...find('contracts/*/*/*.odcs.yaml').map(
      (name) =>
        ({
          name,
          text: read(name),
          check: (document) => readContract(document, entityTypes).faults,
        }) satisfies Sample,
    ),
  ];
});
/** Some of each, for what is tried at every place. */
const some = samples.filter((_, i) => i % 4 === 0);
const contracts = samples.filter(({ name }) => name.endsWith('.yaml'));

/** Reads bytes as the hub would: from a file, under the sample's name. */
function checkBytes({ name, check }: Sample, bytes: string | Buffer): Fault[] {
  const file = join(folder, 'broken');
  writeFileSync(file, bytes);
  return check(readDocument(file, name));
}

function expectNamed(faults: readonly Fault[], name: string, lines: readonly number[]): void {
  for (const fault of faults) {
    expect(fault.file).toBe(name);
    expect(fault.sentence).toMatch(/^\S.{10,}[.?…]\)?$/s);
  }
  expect(faults.map(({ line }) => line)).toEqual(expect.arrayContaining([...new Set(lines)]));
}

const linesOf = (text: string): number => text.trimEnd().split('\n').length;
const indented = (text: string): number[] =>
  [...text.split('\n').keys()].filter((i) => /^ +\S/.test(text.split('\n')[i] ?? ''));

it('has samples to break', () => {
  expect(samples.length).toBeGreaterThan(20);
  for (const sample of samples)
    expect([sample.name, checkBytes(sample, sample.text)]).toEqual([sample.name, []]);
});

describe.each<
  [kind: string, of: Sample[], break_: (text: string, at: number) => [broken: string | Buffer, line: number]]
>([
  ['emptied', samples, () => ['', 1]],
  [
    'not UTF-8',
    samples,
    (text, at) => {
      const lines = text.split('\n');
      const line = at % lines.length;
      const before = Buffer.from(lines.slice(0, line).join('\n') + (line === 0 ? '' : '\n'));
      return [
        Buffer.concat([before, Buffer.from([0xc3, 0x28]), Buffer.from(lines.slice(line).join('\n'))]),
        line + 1,
      ];
    },
  ],
  ['UTF-16', samples, (text) => [Buffer.from(`\ufeff${text}`, 'utf16le'), 1]],
  [
    'indented by a tab',
    contracts,
    (text, at) => {
      const lines = text.split('\n');
      const places = indented(text);
      const place = places[at % places.length] ?? 0;
      return [lines.map((line, i) => (i === place ? line.replace(/^ +/, '\t') : line)).join('\n'), place + 1];
    },
  ],
  [
    'with a key written twice',
    contracts,
    (text) => [`${text.trimEnd()}\nversion: 1.0.0\n`, linesOf(text) + 1],
  ],
  ['with a quote left open', contracts, (text) => [`${text.trimEnd()}\ntenant: "x\n`, linesOf(text) + 1]],
])('a document %s', (_, of, break_) => {
  it('is named with file, line and sentence', () => {
    fc.assert(
      fc.property(fc.constantFrom(...of), fc.nat(), (sample, at) => {
        const [broken, line] = break_(sample.text, at);
        const faults = checkBytes(sample, broken);
        // A syntax mistake may show itself one line later.
        const near = faults.map((fault) => (fault.line === line + 1 ? line : fault.line));
        expectNamed(
          faults.map((fault, i) => ({ ...fault, line: near[i] ?? 1 })),
          sample.name,
          [line],
        );
      }),
    );
  });
});

describe('mistakes inside a document', () => {
  const placesOf = (sample: Sample): Breakage[] => listBreakages(sample.text, sample.name.endsWith('.json'));
  const broken = fc.constantFrom(...samples).chain((sample) =>
    fc.record({
      sample: fc.constant(sample),
      picked: fc.uniqueArray(fc.constantFrom(...placesOf(sample)), { minLength: 1, maxLength: 1 }),
    }),
  );

  it.each(['misspelled key', 'unknown word', 'reference to nothing', 'wrong type'])(
    '%s: named wherever it is made',
    (what) => {
      let tried = 0;
      for (const sample of some) {
        for (const place of placesOf(sample).filter((each) => each.what === what)) {
          tried++;
          const { text } = applyBreakages(sample.text, [place]);
          expectNamed(sample.check(parseText(text, sample.name)), sample.name, [place.line]);
        }
      }
      expect(tried).toBeGreaterThan(25);
    },
  );

  it('a key taken out is named at the block that lacks it', () => {
    for (const sample of contracts.slice(0, 5)) {
      for (const key of ['apiVersion', 'kind', 'id', 'name', 'version', 'status', 'domain']) {
        const faults = sample.check(
          parseText(sample.text.replace(new RegExp(`^${key}:.*\n`, 'm'), ''), sample.name),
        );
        expect(faults.map(({ sentence }) => sentence).join()).toContain(`"${key}" is missing`);
      }
    }
  });

  it('any one of them, chosen at random', () => {
    fc.assert(
      fc.property(broken, ({ sample, picked }) => {
        const { text, applied } = applyBreakages(sample.text, picked);
        expectNamed(
          sample.check(parseText(text, sample.name)),
          sample.name,
          applied.map(({ line }) => line),
        );
      }),
    );
  });

  it('ten of them at once are all named in one run', () => {
    const values = /^(?:unknown word|reference to nothing)$/;
    for (const sample of samples) {
      const places = placesOf(sample).filter(({ what }) => values.test(what));
      const step = Math.max(1, Math.floor(places.length / 10));
      const { text, applied } = applyBreakages(
        sample.text,
        places.filter((_, i) => i % step === 0),
      );
      expectNamed(
        sample.check(parseText(text, sample.name)),
        sample.name,
        applied.map(({ line }) => line),
      );
    }
  });
});
