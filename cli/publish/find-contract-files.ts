import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compareVersions, findCityOf } from '#contracts';
import { CausewayError, isDatasetId, parseText } from '#schemas';
import type { DatasetId } from '#schemas';

/** A contract's file as it is about to be sent. */
export interface ContractFile {
  /** As the user would write it. */
  readonly path: string;
  readonly text: string;
  /** Undefined where the text names none. */
  readonly dataset: DatasetId | undefined;
  readonly version: string;
}

export interface FoundContracts {
  /** Older versions first. */
  readonly files: readonly ContractFile[];
  /** The city's folder that they stand in, where they stand in one. */
  readonly city: string | undefined;
}

/**
 * The contracts that a path means: a city's folder, a folder anywhere below or beside one, or a single file.
 * @throws CausewayError WRONG_USE where there is none
 */
export function findContractFiles(path: string): FoundContracts {
  if (!existsSync(path))
    throw wrong(`There is no ${path}: name a city's folder, a folder of contracts or one file.`);
  const root = resolve(path);
  const files = statSync(root).isDirectory() ? listContracts(root) : [root];
  if (files.length === 0)
    throw wrong(`There is no contract in ${path}: its files are named <version>.odcs.yaml.`);
  const read = files.map(readContractFile);
  return {
    files: read.sort((a, b) => compareVersions(a.version, b.version)),
    city: findCityOf(join(root, 'city.yaml')),
  };
}

function listContracts(folder: string): string[] {
  const inside = existsSync(join(folder, 'city.yaml')) ? join(folder, 'contracts') : folder;
  if (!existsSync(inside)) return [];
  return readdirSync(inside, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.odcs\.ya?ml$/.test(name) && !/(^|[\\/])node_modules[\\/]/.test(name))
    .map((name) => join(inside, name))
    .sort();
}

function readContractFile(file: string): ContractFile {
  const text = readFileSync(file, 'utf8');
  const { data } = parseText(text, file);
  const { domain, name, version } = (data ?? {}) as Record<string, unknown>;
  const dataset = `${String(domain)}.${String(name)}`;
  return {
    path: toShown(file),
    text,
    dataset: isDatasetId(dataset) ? dataset : undefined,
    version: String(version ?? ''),
  };
}

/** From here where it lies below, else in full. */
function toShown(file: string): string {
  const path = relative(process.cwd(), file);
  return path === '' || path.startsWith('..') ? file : path;
}

function wrong(reason: string): CausewayError {
  return new CausewayError('WRONG_USE', { reason });
}
