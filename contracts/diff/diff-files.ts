import { relative, resolve } from 'node:path';
import { CausewayError, readDocument, type Fault } from '#schemas';
import type { Contract } from '../contract.ts';
import { findCityOf, lintContract, readSurroundings } from '../lint/index.ts';
import { checkTranslation, type TranslationFinding } from '../translate/index.ts';
import { toPlainContract } from '../read/index.ts';
import { compareContracts } from './compare-contracts.ts';
import type { ContractComparison } from './contract-comparison.ts';

/** What two files of contracts differ in; with faults of the files themselves there is no comparison. */
export interface FileComparison {
  old: { file: string; version: string };
  next: { file: string; version: string };
  comparison?: ContractComparison;
  /** Of the new version's translation to the old one, where it declares one. */
  translation?: TranslationFinding;
  /** Of the files, the version and the translation. */
  faults: Fault[];
}

/**
 * Compares two contract files. A translation that the new one declares to the old one's version is tried on rows made
 * from the new contract: each must give a row that keeps the old one.
 * @throws CausewayError WRONG_USE where a file is missing
 */
export async function diffFiles(
  oldFile: string,
  nextFile: string,
  { city }: { city?: string | undefined } = {},
): Promise<FileComparison> {
  const [before, after] = [open(oldFile, city), open(nextFile, city)];
  const old = { file: oldFile, version: before.version };
  const next = { file: nextFile, version: after.version };
  const faults = [...before.faults, ...after.faults];
  if (before.contract === undefined || after.contract === undefined) return { old, next, faults };
  const comparison = compareContracts(before.contract, { ...after.contract, file: nextFile });
  const small = comparison.faults.map((fault) => ({ ...fault, line: after.versionLine }));
  const translation = await checkTranslation(before.contract, after.contract);
  const broken = (translation?.failures ?? []).map(({ sentence }) => ({
    file: nextFile,
    line: after.translationLine,
    field: 'causewayTranslations',
    sentence,
  }));
  const checked = { ...comparison, faults: small };
  return {
    old,
    next,
    comparison: checked,
    ...(translation && { translation }),
    faults: [...small, ...broken],
  };
}

interface Opened {
  version: string;
  versionLine: number;
  translationLine: number;
  contract: Contract | undefined;
  faults: Fault[];
}

function open(file: string, city = findCityOf(file)): Opened {
  const place = city === undefined ? file : relative(resolve(city), resolve(file)).replaceAll('\\', '/');
  const document = readDocument(file, place.startsWith('contracts/') ? place : file);
  if (document.faults[0]?.sentence === 'There is no such file.')
    throw new CausewayError('WRONG_USE', { reason: `There is no file ${file}.` });
  const known = city === undefined ? {} : readSurroundings(city);
  // How it stands to its neighbours is not the question here.
  const { contract, faults } = lintContract(document, {
    ...known,
    others: undefined,
    ...(city === undefined ? {} : { isServed: true }),
  });
  const plain = faults.length === 0 ? (contract ?? toPlainContract(document)) : undefined;
  return {
    version: String((document.data as { version?: unknown } | undefined)?.version ?? ''),
    versionLine: document.lineOf(['version']),
    translationLine: document.lineOf(['customProperties']),
    contract: plain,
    faults: faults.map((fault) => ({ ...fault, file })),
  };
}
