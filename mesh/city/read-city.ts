import { readContract, readNeighbours } from '#contracts';
import type { Contract } from '#contracts';
import { checkDocument, readEntityType } from '#schemas';
import type { DatasetId, EntityType, EntityTypeName, Fault, SourceDocument } from '#schemas';
import { completeRead, readSource } from '#sources';
import type { Source, SourceVariables } from '#sources';
import { readConsistencyRules } from '../consistency/index.ts';
import type { ConsistencyRule } from '../consistency/index.ts';
import type { IdentityModel } from '../identity/index.ts';
import { readSurvivorship, rulesDocumentSchema, toDefaultSurvivorship } from '../unify/index.ts';
import type { SurvivorshipRules } from '../unify/index.ts';
import type { City } from './city.ts';
import { readCityFiles } from './city-files.ts';
import type { CityFiles } from './city-files.ts';
import citySchema from './city.schema.json' with { type: 'json' };
import { crossCheck } from './cross-check.ts';
import { readModels } from './read-models.ts';
import { toVersions } from './to-versions.ts';
import type { CityDocument } from './generated/city.ts';

export interface ReadCity {
  /** Absent when there is any fault. */
  readonly city?: City;
  /** Every mistake of every document, in one run. */
  readonly faults: readonly Fault[];
}

/**
 * Reads and checks a city's whole folder. `variables` fill `${port.…}`, `${data}` and `${env.…}` of its sources.
 * @param published contracts that were published to the running hub; their file is the place they would have here
 */
export function readCity(
  directory: string,
  variables: SourceVariables,
  published: readonly SourceDocument[] = [],
): ReadCity {
  const files = withPublished(readCityFiles(directory), published);
  const faults: Fault[] = [...files.faults];
  const collect = <T extends { faults: readonly Fault[] }>(read: T): T => {
    faults.push(...read.faults);
    return read;
  };
  const document = collect(readCityDocument(files.city)).document;
  const entityTypes = files.entityTypes.flatMap((file) => collect(readEntityType(file)).entityType ?? []);
  // What such a type would have must not be held against the contracts that map to it.
  const unread = files.entityTypes
    .map(toEntityName)
    .filter((name) => !entityTypes.some((type) => type.name === name));
  const { others, floors, faults: floorFaults } = readNeighbours(directory, files.contracts);
  faults.push(...floorFaults);
  const around = { unreadEntities: unread, others, floors };
  const contracts = files.contracts.flatMap(
    (file) => collect(readContract(file, entityTypes, around)).contract ?? [],
  );
  const sources = files.sources.flatMap((file) => collect(readSource(file, variables)).source ?? []);
  const judged = readJudgement(files, { entityTypes, contracts }, collect);
  const modelled = files.identity.map((file) => ({ entity: toEntityName(file), file: file.file }));
  const contractFiles = files.contracts.map(({ file }) => file);
  faults.push(
    ...crossCheck({
      entityTypes,
      contracts,
      contractFiles,
      sources,
      named: files.sources.flatMap(toNamedDatasets),
      modelled,
    }),
  );
  if (faults.length > 0 || !document)
    return { faults: inOrder(unread.length === 0 ? faults : withoutEchoes(faults)) };
  const versions = toVersions(contracts);
  const byDataset = new Map([...versions].map(([dataset, [current]]) => [dataset, current]));
  const ready = sources.map((source) => withContracts(source, byDataset));
  return {
    city: {
      ...{ directory, document, entityTypes, sources: ready },
      ...{ contracts: byDataset, versions, everyContract: contracts },
      ...judged,
    },
    faults: [],
  };
}

/** What was published stands in the registry word for word; a copy of it in the folder adds nothing. */
function withPublished(files: CityFiles, published: readonly SourceDocument[]): CityFiles {
  const names = new Set(published.map(({ file }) => file));
  const own = files.contracts.filter(({ file }) => !names.has(file));
  return { ...files, contracts: [...own, ...published] };
}

/** Reads city.yaml alone: its ports are needed before the sources can be read. */
export function readCityDocument(file: SourceDocument): {
  document?: CityDocument;
  faults: readonly Fault[];
} {
  if (file.faults.length > 0) return { faults: file.faults };
  const faults = checkDocument(file, citySchema);
  return faults.length > 0 ? { faults } : { document: file.data as CityDocument, faults };
}

interface Judgement {
  readonly models: Map<EntityTypeName, IdentityModel>;
  readonly survivorship: Map<EntityTypeName, SurvivorshipRules>;
  readonly consistency: Map<EntityTypeName, readonly ConsistencyRule[]>;
}

interface Known {
  readonly entityTypes: readonly EntityType[];
  readonly contracts: readonly Contract[];
}

type Collect = <T extends { faults: readonly Fault[] }>(read: T) => T;

/** How entities are recognised, and how their values are weighed and checked. */
function readJudgement(files: CityFiles, known: Known, collect: Collect): Judgement {
  const datasets = known.contracts.map((contract) => contract.dataset);
  const judgement: Judgement = { models: new Map(), survivorship: new Map(), consistency: new Map() };
  for (const model of collect(readModels(files, known.entityTypes)).models)
    judgement.models.set(model.entity, model);
  // A type without a rules file is unified by the defaults.
  for (const entityType of known.entityTypes)
    judgement.survivorship.set(entityType.name, toDefaultSurvivorship(entityType));
  for (const file of files.rules) {
    const entityType = known.entityTypes.find(({ name }) => name === toEntityName(file));
    if (!entityType) {
      collect({ faults: findFaultsWithoutType(files, file) });
      continue;
    }
    const { rules } = collect(readSurvivorship(file, entityType, datasets));
    if (rules) judgement.survivorship.set(entityType.name, rules);
    const found = readConsistencyRules(file, entityType, known.entityTypes);
    collect(found);
    judgement.consistency.set(entityType.name, found.rules);
  }
  return judgement;
}

/** `<department>.<dataset>` of what a source file lists, whatever else is wrong with it. */
function toNamedDatasets({ file, data }: SourceDocument): string[] {
  const datasets = (data as { datasets?: unknown } | null | undefined)?.datasets;
  const names = typeof datasets === 'object' && datasets !== null ? Object.keys(datasets) : [];
  return names.map((name) => `${file.split('/')[1] ?? ''}.${name}`);
}

function toEntityName(file: SourceDocument): string {
  return file.file.replace(/^.*\//, '').replace(/\.(yaml|schema\.json)$/, '');
}

function toUnknownEntity(file: SourceDocument): Fault {
  const name = toEntityName(file);
  return {
    file: file.file,
    line: 1,
    sentence: `There is no entity type ${name}; write schemas/${name}.schema.json, or rename this file after one that exists.`,
  };
}

/** Rules whose entity type cannot be read are still checked for what they are alone. */
function findFaultsWithoutType(files: CityFiles, rules: SourceDocument): readonly Fault[] {
  const exists = files.entityTypes.some(({ file }) => file === `schemas/${toEntityName(rules)}.schema.json`);
  if (!exists) return [toUnknownEntity(rules)];
  return rules.faults.length > 0 ? rules.faults : checkDocument(rules, rulesDocumentSchema);
}

/**
 * What a model or a rule names of a type cannot be judged while an entity type cannot be read: such
 * faults would blame a document for another one's mistake.
 */
function withoutEchoes(faults: readonly Fault[]): Fault[] {
  return faults.filter(({ field }) => !/(^|\.)entity$/.test(field ?? ''));
}

/** What a source's rows are only the contract says: which field is the key, and which text is a number. */
function withContracts(source: Source, contracts: ReadonlyMap<DatasetId, Contract>): Source {
  const datasets = [...source.datasets].map(([id, read]) => {
    const contract = contracts.get(id);
    return [id, contract ? completeRead(read, contract) : read] as const;
  });
  return { ...source, datasets: new Map(datasets) };
}

/** In the order in which a person would mend them, each mistake once. */
function inOrder(faults: readonly Fault[]): Fault[] {
  const unique = new Map(faults.map((fault) => [`${fault.file}\0${fault.line}\0${fault.sentence}`, fault]));
  return [...unique.values()].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}
