import { globSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { CausewayError, readDocument, type Fault, type SourceDocument } from '#schemas';
import { findCityOf } from './find-city.ts';
import { lintContract, type LintReport } from './lint-contract.ts';
import { readSurroundings, type CitySurroundings } from './read-surroundings.ts';

/** One file's report, its faults named by the file as it was typed. */
export interface FileReport extends LintReport {
  file: string;
}

/**
 * Lints files, and the `*.odcs.yaml` of folders, each against the city that it lies in, or against `city`.
 * @throws CausewayError WRONG_USE where there is no such file or city
 */
export function lintFiles(
  paths: readonly string[],
  { city }: { city?: string | undefined } = {},
): { reports: FileReport[]; faults: Fault[] } {
  const cities = new Map<string, CitySurroundings>();
  if (city !== undefined) assertCity(city);
  const reports = paths.flatMap(listFiles).map((file): FileReport => {
    const folder = city ?? findCityOf(file);
    if (folder === undefined) return { file, ...lintContract(readDocument(file)) };
    const known = cities.get(folder) ?? readSurroundings(folder);
    cities.set(folder, known);
    return { file, ...lintInCity(file, folder, known) };
  });
  return { reports, faults: [...cities.values()].flatMap(({ faults }) => faults) };
}

function lintInCity(file: string, city: string, known: CitySurroundings): LintReport {
  // A draft may lie outside the folder: then its place says nothing.
  const place = relative(resolve(city), resolve(file)).replaceAll('\\', '/');
  const isInside = !place.startsWith('..') && /^contracts\//.test(place);
  const document: SourceDocument = readDocument(file, isInside ? place : file);
  const others = known.others.filter((other) => other.file !== place);
  const report = lintContract(document, { ...known, others, isServed: true });
  const named = (faults: readonly Fault[]): Fault[] => faults.map((fault) => ({ ...fault, file }));
  return { ...report, faults: named(report.faults), notes: named(report.notes) };
}

function listFiles(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new CausewayError('WRONG_USE', { reason: `There is no file ${path}.` });
  if (!found.isDirectory()) return [path];
  const files = globSync('**/*.odcs.{yaml,yml}', { cwd: path }).sort();
  if (files.length > 0) return files.map((file) => join(path, file));
  throw new CausewayError('WRONG_USE', { reason: `There is no *.odcs.yaml in the folder ${path}.` });
}

function assertCity(city: string): void {
  if (statSync(join(city, 'city.yaml'), { throwIfNoEntry: false })?.isFile() === true) return;
  throw new CausewayError('WRONG_USE', {
    reason: `There is no city.yaml in ${city}: name a city's folder with --city.`,
  });
}
