import { existsSync, globSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import { mapRow, readContract, toRecordKey, type Contract } from '#contracts';
import { readDocument, readEntityType, type EntityType } from '#schemas';
import { completeRead, openReader, readSource } from '#sources';
import { generateCity } from '../../examples/pearl-city/generator/generate-city.ts';
import { evaluateClusters, readTruth } from './evaluate/index.ts';
import { toFeatureRecord, type FeatureRecord } from './features/index.ts';
import { linkFiles } from './files/index.ts';
import { linkRecords } from './link-records.ts';
import { readIdentityModel } from './model/index.ts';

const city = resolve(import.meta.dirname, '../../examples/pearl-city');
const document = (file: string) => readDocument(join(city, file), file);
const entityTypes: EntityType[] = globSync('schemas/*.schema.json', { cwd: city }).flatMap(
  (file) => readEntityType(document(file)).entityType ?? [],
);
const contracts: Contract[] = globSync('contracts/*/*/*.odcs.yaml', { cwd: city }).flatMap(
  (file) => readContract(document(file), entityTypes).contract ?? [],
);

let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'causeway-pearl-'));
  await generateCity({ out: data, scale: 0.1, seed: 11 });
});

afterAll(() => rm(data, { recursive: true, force: true }));

/** Rows of a register as the department's system would serve them. */
async function readRows(contract: Contract): Promise<Record<string, unknown>[]> {
  const { department, name } = contract;
  const dropped = join(data, 'drop', department, `${name}.jsonl`);
  const file = existsSync(dropped) ? dropped : join(data, 'registers', department, `${name}.jsonl`);
  if (!existsSync(file)) return readDropped(contract);
  const lines = (await readFile(file, 'utf8')).split('\n');
  // The last line of a drop may be cut off.
  return lines
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Rows of a workbook or a table in GB 18030, with the names that the source gives its columns. */
async function readDropped(contract: Contract): Promise<Record<string, unknown>[]> {
  const given = { ports: {}, env: {}, data, city };
  const rows: Record<string, unknown>[] = [];
  for (const file of ['sources/taxation/taxpayers.yaml', 'sources/transport/folder.yaml']) {
    const { source } = readSource(document(file), given);
    const read = source?.datasets.get(contract.dataset);
    if (!source || !read) continue;
    for await (const batch of openReader(source).readAll(completeRead(read, contract)))
      rows.push(...batch.rows.map(({ value }) => value));
  }
  return rows;
}

const toLargest = (clusters: readonly (readonly string[])[]) =>
  Math.max(...clusters.map(({ length }) => length));

/** Rows that break their contract, which the hub would put into quarantine: "dataset key". */
async function readBroken(): Promise<Set<string>> {
  const lines = (await readFile(join(data, 'truth/members.jsonl'), 'utf8')).split('\n').filter(Boolean);
  const members = lines.map((line) => JSON.parse(line) as { dataset: string; key: string; broken?: boolean });
  return new Set(members.flatMap(({ dataset, key, broken }) => (broken ? `${dataset} ${key}` : [])));
}

async function readFeatureRecords(entity: string): Promise<FeatureRecord[]> {
  const wanted = contracts.filter(({ mappings }) => mappings.some((mapping) => mapping.entity === entity));
  const broken = await readBroken();
  const records = wanted.map(async (contract) =>
    (await readRows(contract)).flatMap((row) => {
      const key = toRecordKey(contract, row);
      if (broken.has(`${contract.dataset} ${key}`)) return [];
      return mapRow(contract, row, entityTypes)
        .filter((part) => part.entity === entity)
        .map(({ role, attributes }) => toFeatureRecord({ dataset: contract.dataset, key, role, attributes }));
    }),
  );
  return (await Promise.all(records)).flat();
}

/** One file for each register, whose rows are in the order of their keys. */
async function writeFiles(entity: string): Promise<string[]> {
  const truth = await readTruth({ members: join(data, 'truth/members.jsonl') }, entity);
  const records = await readFeatureRecords(entity);
  const folder = join(data, 'files', entity);
  await mkdir(folder, { recursive: true });
  const lists = Map.groupBy(records, ({ dataset }) => dataset);
  const written = [...lists].map(async ([dataset, list]) => {
    const file = join(folder, `${dataset}.csv`);
    const rows = list.map(({ id, attributes }) => ({ ...attributes, truth: truth.entityOf(id) ?? id }));
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    await writeFile(file, stringify(rows, { header: true, columns }));
    return file;
  });
  return Promise.all(written);
}

describe("Pearl City's registers at a tenth of their size", () => {
  it.each([
    { entity: 'person', atLeast: 0.99, records: 7000 },
    { entity: 'enterprise', atLeast: 0.98, records: 500 },
    { entity: 'vehicle', atLeast: 0.995, records: 900 },
    { entity: 'place', atLeast: 0.95, records: 900 },
  ])(
    'tell who is who: $entity, pairwise F1 at least $atLeast',
    async ({ entity, atLeast, records: expected }) => {
      const { model, faults } = readIdentityModel(document(`identity/${entity}.yaml`), entityTypes);
      expect(faults).toEqual([]);
      if (!model) throw new Error('no model');
      const records = await readFeatureRecords(entity);
      expect(records.length).toBeGreaterThan(expected);
      const { clusters } = await linkRecords(model, records);
      const truth = await readTruth({ members: join(data, 'truth/members.jsonl') }, entity);
      const trueClusters = Map.groupBy(clusters.flat(), (id) => truth.entityOf(id) ?? id);
      const { pairwise } = evaluateClusters(clusters, truth);
      expect(pairwise.f1).toBeGreaterThan(atLeast);
      expect(toLargest(clusters)).toBeLessThanOrEqual(2 * toLargest([...trueClusters.values()]));
    },
  );

  it.each([
    { entity: 'person', atLeast: 0.97 },
    { entity: 'enterprise', atLeast: 0.95 },
    { entity: 'vehicle', atLeast: 0.99 },
    { entity: 'place', atLeast: 0.9 },
  ])(
    'tell who is who with no model at all: $entity, pairwise F1 at least $atLeast',
    async ({ entity, atLeast }) => {
      const paths = await writeFiles(entity);
      const { evaluation, largestCluster } = await linkFiles({ paths, truth: 'truth' });
      expect(evaluation?.pairwise.f1).toBeGreaterThan(atLeast);
      expect(largestCluster).toBeLessThanOrEqual(2 * (evaluation?.largestTrue ?? 0));
    },
  );

  it('are described by four models without a mistake', () => {
    for (const file of globSync('identity/*.yaml', { cwd: city }))
      expect(readIdentityModel(document(file), entityTypes).faults).toEqual([]);
  });
});
