import type { PublishReport } from '#mesh';
import { CausewayError, departmentOf } from '#schemas';
import type { DatasetId, Fault } from '#schemas';
import type { TokenChooser } from './choose-token.ts';
import type { ContractFile, FoundContracts } from './find-contract-files.ts';
import type { HubDoor } from './hub-door.ts';
import { findEntityTypes, lintContractFile } from './lint-contract-file.ts';

/** What became of one file: the hub's report, or why none was made. */
export interface Publication {
  readonly file: ContractFile;
  readonly faults: readonly Fault[];
  readonly report?: PublishReport;
  /** The hub has this very text already. */
  readonly isThere?: boolean;
}

export interface Publishing {
  readonly found: FoundContracts;
  readonly door: HubDoor;
  readonly tokens: TokenChooser;
  readonly parameters: Readonly<Record<string, string>>;
  readonly onDone?: (publication: Publication) => void;
}

/**
 * Lints every file first and sends nothing while one of them is at fault; then sends one after the other, older
 * versions first. What the hub has already, word for word, is answered from there and needs no publisher.
 * @throws CausewayError where the hub cannot be asked
 */
export async function publishContracts(publishing: Publishing): Promise<Publication[]> {
  const { found, onDone } = publishing;
  const entityTypes = findEntityTypes(found.city);
  const linted = found.files.map((file) => ({ file, faults: lintContractFile(file, entityTypes) }));
  if (linted.some(({ faults }) => faults.length > 0)) return linted;
  const done: Publication[] = [];
  for (const { file } of linted) {
    const publication = await publishFile(publishing, file);
    onDone?.(publication);
    done.push(publication);
  }
  return done;
}

async function publishFile(publishing: Publishing, file: ContractFile): Promise<Publication> {
  const { door, tokens, parameters } = publishing;
  const { dataset, text } = file;
  if (dataset === undefined) {
    const sentence = 'The contract names no dataset: write its department as "domain" and its "name".';
    return { file, faults: [{ file: file.path, line: 1, sentence }] };
  }
  try {
    if (await isThere(publishing, file, dataset)) return { file, faults: [], isThere: true };
    const token = await tokens.toPublish(departmentOf(dataset));
    const report = await door.send({ dataset, text, token, parameters });
    return { file, faults: report.faults.map((fault) => ({ ...fault, file: file.path })), report };
  } catch (error) {
    if (!(error instanceof CausewayError) || error.code === 'WRONG_USE' || error.code === 'CLIENT_UNKNOWN')
      throw error;
    return { file, faults: [{ file: file.path, line: 1, sentence: error.sentence }] };
  }
}

/** A version that is there already needs no publisher: whoever sends a whole folder is not everybody's developer. */
async function isThere(
  { door, tokens }: Publishing,
  file: ContractFile,
  dataset: DatasetId,
): Promise<boolean> {
  return (await door.findText(dataset, file.version, await tokens.toRead())) === file.text;
}
