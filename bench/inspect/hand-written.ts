import { globSync } from 'node:fs';
import { join } from 'node:path';
import { readContract, type Contract } from '#contracts';
import {
  readDocument,
  readEntityType,
  showFault,
  type DatasetId,
  type EntityType,
  type Fault,
} from '#schemas';
import { readSource, type Source } from '#sources';

/** The documents of a city that people wrote. */
export interface HandWritten {
  readonly entityTypes: readonly EntityType[];
  readonly contracts: ReadonlyMap<DatasetId, Contract>;
  readonly sources: readonly Source[];
}

export function readHandWritten(
  directory: string,
  { ports, data }: { ports: Readonly<Record<string, number>>; data: string },
): HandWritten {
  const list = (pattern: string) => globSync(pattern, { cwd: directory }).sort();
  const open = (file: string) => readDocument(join(directory, file), file);
  const entityTypes = list('schemas/*.schema.json').map((file) => {
    const { entityType, faults } = readEntityType(open(file));
    return take(entityType, faults);
  });
  const contracts = list('contracts/*/*/1.0.0.odcs.yaml').map((file) => {
    const { contract, faults } = readContract(open(file), entityTypes);
    return take(contract, faults);
  });
  const sources = list('sources/*/*.yaml').map((file) => {
    const { source, faults } = readSource(open(file), { ports, data, env: {}, city: directory });
    return take(source, faults);
  });
  return {
    entityTypes,
    sources,
    contracts: new Map(contracts.map((contract) => [contract.dataset, contract])),
  };
}

function take<Read>(read: Read | undefined, faults: readonly Fault[]): Read {
  if (read === undefined) throw new Error(faults.map(showFault).join('\n'));
  return read;
}
