import { existsSync, globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mapRow, readContract, toRecordKey, type Contract } from '#contracts';
import { readDocument, readEntityType, type EntityType } from '#schemas';
import { generateCity } from '../../examples/pearl-city/generator/generate-city.ts';
import { evaluateClusters, readTruth } from './evaluate/index.ts';
import { toFeatureRecord, type FeatureRecord } from './features/index.ts';
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

/** Rows of a register as the department's system would serve them; files that a department drops are left out. */
async function readRows({ department, name }: Contract): Promise<Record<string, unknown>[]> {
  const dropped = join(data, 'drop', department, `${name}.jsonl`);
  const file = existsSync(dropped) ? dropped : join(data, 'registers', department, `${name}.jsonl`);
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, 'utf8')).split('\n');
  // The last line of a drop may be cut off.
  return lines
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function readFeatureRecords(entity: string): Promise<FeatureRecord[]> {
  const wanted = contracts.filter(({ mappings }) => mappings.some((mapping) => mapping.entity === entity));
  const records = wanted.map(async (contract) =>
    (await readRows(contract)).flatMap((row) =>
      mapRow(contract, row, entityTypes)
        .filter((part) => part.entity === entity)
        .map(({ role, attributes }) =>
          toFeatureRecord({ dataset: contract.dataset, key: toRecordKey(contract, row), role, attributes }),
        ),
    ),
  );
  return (await Promise.all(records)).flat();
}

describe("Pearl City's registers at a tenth of their size", () => {
  it.each([
    { entity: 'person', atLeast: 0.97, records: 7000 },
    { entity: 'place', atLeast: 0.9, records: 900 },
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
      expect(evaluateClusters(clusters, truth).pairwise.f1).toBeGreaterThan(atLeast);
    },
  );

  it('are described by four models without a mistake', () => {
    for (const file of globSync('identity/*.yaml', { cwd: city }))
      expect(readIdentityModel(document(file), entityTypes).faults).toEqual([]);
  });
});
