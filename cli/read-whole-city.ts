import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readClients } from '#gateway';
import type { Client } from '#gateway';
import { readCity, readCityDocument } from '#mesh';
import type { City, CityDocument } from '#mesh';
import { faultAt, readDocument } from '#schemas';
import type { Fault, SourceDocument } from '#schemas';
import { assertCityFolder } from './assert-city-folder.ts';
import { InvalidCity } from './invalid-city.ts';

export interface CityVariables {
  readonly ports: Readonly<Record<string, number>>;
  readonly data: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface WholeCity {
  readonly city: City;
  readonly clients: readonly Client[];
}

/**
 * Reads the city's documents and its clients.
 * @param published contracts that were published to the running hub, beside those of the folder
 * @throws InvalidCity naming every mistake with file, line and a sentence
 */
export function readWholeCity(
  directory: string,
  variables: CityVariables,
  published: readonly SourceDocument[] = [],
): WholeCity {
  assertCityFolder(directory);
  const { city, faults } = readCity(directory, { ...variables, city: directory }, published);
  const file = 'access/clients.yaml';
  const access = readClients(readDocument(join(directory, file), file), findDepartments(directory));
  const all = [...faults, ...access.faults, ...findQuestionFaults(directory, access.clients)];
  if (all.length > 0 || !city || !access.clients) throw new InvalidCity(all);
  return { city, clients: access.clients };
}

/** @throws InvalidCity for a faulty city.yaml */
export function readCityHead(directory: string): CityDocument {
  assertCityFolder(directory);
  const { document, faults } = readCityDocument(readDocument(join(directory, 'city.yaml'), 'city.yaml'));
  if (!document) throw new InvalidCity(faults);
  return document;
}

/** The question that the city proposes must be one that can be asked. */
function findQuestionFaults(directory: string, clients: readonly Client[] | undefined): Fault[] {
  const document = readDocument(join(directory, 'city.yaml'), 'city.yaml');
  const question = (document.data as Partial<CityDocument> | null | undefined)?.question;
  if (typeof question?.file !== 'string' || typeof question.client !== 'string') return [];
  const { file, client } = question;
  const faults: Fault[] = [];
  if (!existsSync(join(directory, file)))
    faults.push(faultAt(document, ['question', 'file'], `There is no file ${file} in the city's folder.`));
  if (clients && !clients.some(({ id }) => id === client))
    faults.push(
      faultAt(document, ['question', 'client'], `access/clients.yaml names no client "${client}".`),
    );
  return faults;
}

/** Departments are known by their folders, so that a faulty contract does not hide one. */
function findDepartments(directory: string): string[] {
  const folder = join(directory, 'contracts');
  return existsSync(folder) ? readdirSync(folder) : [];
}
