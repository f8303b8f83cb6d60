import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDocument, readEntityType, type EntityType, type Fault } from '#schemas';
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
  const floorsFile = 'retention/floors.yaml';
  const floors = existsSync(join(city, floorsFile))
    ? readFloors(readDocument(join(city, floorsFile), floorsFile))
    : readFloors(undefined);
  return {
    entityTypes: read.flatMap(({ type }) => type ?? []),
    unreadEntities: read
      .filter(({ type }) => type === undefined)
      .map(({ name }) => basename(name, '.schema.json')),
    others: contracts.map((name) => toCityContract(readDocument(join(city, name), name))),
    floors: floors.floors,
    faults: floors.faults,
  };
}
