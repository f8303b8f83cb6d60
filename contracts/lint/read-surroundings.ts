import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDocument, readEntityType, type EntityType, type Fault, type SourceDocument } from '#schemas';
import { toCityContract, type CityContract } from '../check/index.ts';
import type { Surroundings } from '../read/index.ts';
import { readFloors } from '../retention/index.ts';

/** What a city's folder says beside the contract in question. */
export interface CitySurroundings extends Surroundings {
  entityTypes: readonly EntityType[];
  unreadEntities: readonly string[];
  others: readonly CityContract[];
  /** Faults of retention/floors.yaml; those of other documents are told by `causeway check`. */
  faults: readonly Fault[];
}

/** Reads the entity types, the other contracts and the floors of a city's folder, as far as they can be read. */
export function readSurroundings(city: string): CitySurroundings {
  const names = globSync('schemas/*.schema.json', { cwd: city }).sort();
  const read = names.map((name) => ({
    name,
    type: readEntityType(readDocument(join(city, name), name)).entityType,
  }));
  const contracts = globSync('contracts/*/*/*.odcs.yaml', { cwd: city }).sort();
  return {
    entityTypes: read.flatMap(({ type }) => type ?? []),
    unreadEntities: read
      .filter(({ type }) => type === undefined)
      .map(({ name }) => basename(name, '.schema.json')),
    ...readNeighbours(
      city,
      contracts.map((name) => readDocument(join(city, name), name)),
    ),
  };
}

/** What the contracts of one city are held to by one another and by its floors, where they have been read already. */
export function readNeighbours(
  city: string,
  contracts: readonly SourceDocument[],
): Pick<CitySurroundings, 'others' | 'floors' | 'faults'> {
  const name = 'retention/floors.yaml';
  const path = join(city, name);
  const { floors, faults } = readFloors(existsSync(path) ? readDocument(path, name) : undefined);
  return { others: contracts.map(toCityContract), floors, faults };
}
