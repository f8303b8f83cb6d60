import type { Contract } from '#contracts';
import { departmentOf } from '#schemas';
import type { DatasetId, EntityType, Fault } from '#schemas';
import type { Source } from '#sources';

/** The parts of a city that speak of one another. */
export interface CityParts {
  readonly entityTypes: readonly EntityType[];
  readonly contracts: readonly Contract[];
  /** Files of contracts, the faulty ones included: what stands in one of them is promised, if badly. */
  readonly contractFiles: readonly string[];
  readonly sources: readonly Source[];
  /** Datasets that a source file names, the faulty files included. */
  readonly named: readonly string[];
  readonly modelled: readonly { readonly entity: string; readonly file: string }[];
}

/** What no document can know alone: a dataset without a contract, a contract that nothing serves, an entity without a model. */
export function crossCheck(parts: CityParts): Fault[] {
  return [...findUnpromised(parts), ...findUnserved(parts), ...findUnlinked(parts), ...findTwice(parts)];
}

function findUnpromised({ contractFiles, sources }: CityParts): Fault[] {
  const promised = new Set(contractFiles.map((file) => file.split('/').slice(1, 3).join('.')));
  return sources.flatMap((source) =>
    [...source.datasets.keys()]
      .filter((dataset) => !promised.has(dataset))
      .map((dataset) => {
        const sentence = `The dataset ${dataset} has no contract; write contracts/${dataset.replace('.', '/')}/1.0.0.odcs.yaml.`;
        return { file: source.file, line: 1, field: dataset, sentence };
      }),
  );
}

function findUnserved({ contracts, named }: CityParts): Fault[] {
  const served = new Set(named);
  return contracts
    .filter((contract) => !served.has(contract.dataset))
    .map((contract) => {
      const where = `sources/${departmentOf(contract.dataset)}/`;
      const sentence = `No source serves the dataset ${contract.dataset}; name it under "datasets" of a file in ${where}.`;
      return { file: contract.file, line: 1, sentence };
    });
}

function findUnlinked({ entityTypes, contracts, modelled }: CityParts): Fault[] {
  const known = new Set(modelled.map(({ entity }) => entity));
  const mapped = new Set<string>(
    contracts.flatMap((contract) => contract.mappings.map(({ entity }) => entity)),
  );
  return entityTypes
    .filter(({ name }) => mapped.has(name) && !known.has(name))
    .map(({ name }) => {
      const sentence = `Records are mapped to ${name}, but identity/${name}.yaml, which says how they are recognised, is missing.`;
      return { file: `schemas/${name}.schema.json`, line: 1, sentence };
    });
}

function findTwice({ sources }: CityParts): Fault[] {
  const first = new Map<DatasetId, string>();
  const faults: Fault[] = [];
  for (const source of sources) {
    for (const dataset of source.datasets.keys()) {
      const other = first.get(dataset);
      if (other === undefined) first.set(dataset, source.file);
      else
        faults.push({
          file: source.file,
          line: 1,
          field: dataset,
          sentence: `The dataset ${dataset} is also read by ${other}; keep one of the two.`,
        });
    }
  }
  return faults;
}
