import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readContract } from '#contracts';
import { parseText, readDocument, readEntityType } from '#schemas';
import type { EntityType, Fault } from '#schemas';
import type { ContractFile } from './find-contract-files.ts';

/** The entity types of a city's folder, as far as they can be read; undefined where there is no such folder. */
export function findEntityTypes(city: string | undefined): EntityType[] | undefined {
  const folder = city === undefined ? undefined : join(city, 'schemas');
  if (folder === undefined || !existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.schema.json'))
    .flatMap((name) => readEntityType(readDocument(join(folder, name), `schemas/${name}`)).entityType ?? []);
}

/**
 * Every fault of a contract that can be found before it is sent, named by the file that it stands in. Without
 * entity types only the syntax is judged here; the hub judges the rest.
 */
export function lintContractFile(
  file: ContractFile,
  entityTypes: readonly EntityType[] | undefined,
): Fault[] {
  const document = parseText(file.text, toPlaceInCity(file));
  const faults = entityTypes ? readContract(document, entityTypes).faults : document.faults;
  return faults.map((fault) => ({ ...fault, file: file.path }));
}

/** A draft may lie anywhere; it is judged as if it lay where its content belongs. */
function toPlaceInCity({ path, dataset, version }: ContractFile): string {
  const place = /contracts[\\/][^\\/]+[\\/][^\\/]+[\\/][^\\/]+\.odcs\.yaml$/.exec(path)?.[0];
  if (place !== undefined) return place.replaceAll('\\', '/');
  return dataset === undefined ? path : `contracts/${dataset.replace('.', '/')}/${version}.odcs.yaml`;
}
