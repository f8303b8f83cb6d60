import { compileMapping, findRecordKey, toAsOf } from '#contracts';
import type { Contract } from '#contracts';
import { toDepartmentId, toEntityId } from '#schemas';
import type { DatasetId, EntityTypeName } from '#schemas';
import type { DatasetRead, Source, SourceReader } from '#sources';
import { checkEntityType } from '../../consistency/index.ts';
import type { Cluster, DeliveredRow, Store } from '../../store/index.ts';
import { openTestStore } from '../../store/testing/index.ts';
import { buildProjections, toProjectionPlan, toDefaultSurvivorship } from '../../unify/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import { FakeIdentity } from '../identity/index.ts';
import { DepartmentServer } from './department-server.ts';
import { HttpReader } from './http-reader.ts';
import {
  consistency,
  contracts,
  entityTypes,
  liveDepartments,
  survivorship,
} from './small-city-documents.ts';

type SmallRow = Record<string, unknown> & { readonly no: string };

/** Rows by dataset. A row's number ends in the number of its entity: `registry-7` belongs to entity 7. */
export type SmallRows = ReadonlyMap<DatasetId, readonly SmallRow[]>;

/** A city of two entity types, one mirrored department and five live ones, on a real store and real servers. */
export interface SmallCity {
  readonly store: Store;
  readonly input: ComposeInput;
  readonly departments: ReadonlyMap<string, DepartmentServer>;
  /** Delivers rows as the new whole of their datasets, links, projects and checks. */
  deliver(rows: SmallRows): Promise<void>;
  close(): Promise<void>;
}

/** @param deadline milliseconds after which a department counts as not reached */
export async function openSmallCity(deadline = 10_000): Promise<SmallCity> {
  const test = await openTestStore();
  const departments = new Map<string, DepartmentServer>();
  for (const name of liveDepartments) departments.set(name, await DepartmentServer.start(new Map()));
  const readers = toReaders(departments, deadline);
  const input = toInput(test.store, readers);
  return {
    store: test.store,
    input,
    departments,
    deliver: (rows) => deliverAll(input, departments, rows),
    close: async () => {
      for (const department of departments.values()) await department.stop();
      await test.close();
    },
  };
}

function toReaders(
  departments: ReadonlyMap<string, DepartmentServer>,
  deadline: number,
): Map<DatasetId, SourceReader> {
  const readers = new Map<DatasetId, SourceReader>();
  for (const { dataset, department } of contracts) {
    const server = departments.get(department);
    if (server) readers.set(dataset, new HttpReader(server.url, deadline));
  }
  return readers;
}

function toInput(store: Store, readers: ReadonlyMap<DatasetId, SourceReader>): ComposeInput {
  return {
    city: { name: 'small-city', title: { en: 'Small City', 'zh-CN': '小城' }, locales: ['en', 'zh-CN'] },
    entityTypes,
    contracts,
    survivorship,
    consistency,
    store,
    readers,
    sources: contracts.map(toSource),
    cityDirectory: import.meta.dirname,
    identity: new FakeIdentity(store),
  };
}

function toSource({ dataset, department, keyFields, name }: Contract): Source {
  const read: DatasetRead = { dataset, keyFields, settings: {}, readsByKey: true };
  return {
    id: `${department}/${name}`,
    department: toDepartmentId(department),
    system: name,
    kind: 'rest',
    title: { en: `${name} of ${department}` },
    guard: {
      deadline: 300,
      readDeadline: 300,
      retries: 0,
      concurrency: 4,
      breaker: { failures: 3, pause: 5 },
    },
    datasets: new Map([[dataset, read]]),
    file: `sources/${department}/${name}.yaml`,
    settings: {},
  };
}

async function deliverAll(
  input: ComposeInput,
  departments: ReadonlyMap<string, DepartmentServer>,
  rows: SmallRows,
): Promise<void> {
  for (const contract of input.contracts) {
    const own = rows.get(contract.dataset);
    if (!own) continue;
    await deliver(input.store, contract, own);
    const server = departments.get(contract.department);
    server?.rows.clear();
    for (const row of own) server?.rows.set(row.no, row);
  }
  for (const { name } of entityTypes) await link(input.store, name);
  for (const { name } of entityTypes) await project(input, name);
  for (const { name } of entityTypes) await checkEntityType(input.store, input, name);
}

async function deliver(store: Store, contract: Contract, rows: readonly SmallRow[]): Promise<void> {
  const map = compileMapping(contract, [...entityTypes]);
  const run = await store.datasets.startRun(contract.dataset, contract.version);
  const about = contract.mappings.map(({ entity }) => entity);
  const options = { run, contractVersion: contract.version, entityTypes: about, extent: 'whole' as const };
  const writer = await store.openDelivery(options);
  await writer.add(
    rows.map((row): DeliveredRow => {
      const key = findRecordKey(contract, row);
      if (key === undefined) throw new Error('a row without a key');
      return { key, payload: row, asOf: toAsOf(contract, row), parts: map(row) };
    }),
  );
  await writer.commit({ ...run, read: rows.length }, 'Read.');
}

async function link(store: Store, entityType: EntityTypeName): Promise<void> {
  const clusters = new Map<
    string,
    Cluster & { members: { dataset: DatasetId; key: never; role: string }[] }
  >();
  for await (const batch of store.members.readAll(entityType)) {
    for (const { dataset, key, role } of batch) {
      const entityId = toEntityId(`${entityType}-${key.split('-').at(-1)}`);
      const cluster = clusters.get(entityId) ?? { entityId, members: [] };
      cluster.members.push({ dataset, key: key as never, role });
      clusters.set(entityId, cluster);
    }
  }
  await store.entities.saveClusters(entityType, [...clusters.values()]);
}

async function project(input: ComposeInput, name: EntityTypeName): Promise<void> {
  const entityType = entityTypes.find((type) => type.name === name) ?? entityTypes[0];
  const rules = input.survivorship.get(name) ?? toDefaultSurvivorship(entityType);
  const plan = toProjectionPlan(entityType, rules, entityTypes);
  await input.store.projections.replaceAll(name, buildProjections(plan, input.store.members.readAll(name)));
}
