import { compileRowValidator, readContract, type Contract } from '#contracts';
import { CausewayError, parseText, showFault, type EntityType } from '#schemas';
import { completeRead } from '../../reading/index.ts';
import type { DatasetRead, SourceReader } from '../../port/index.ts';
import { readSample } from './read-sample.ts';

export interface Trial {
  rows: number;
  kept: number;
  /** What breaks the draft, the most frequent first. */
  sentences: string[];
}

const triedRows = 2000;
const patience = 15_000;

/** @throws CausewayError CITY_INVALID naming what is wrong with a drafted contract: never for any source */
export function readDraftedContract(
  text: string,
  file: string,
  entityTypes: readonly EntityType[],
): Contract {
  const { contract, faults } = readContract(parseText(text, file), entityTypes);
  if (contract !== undefined) return contract;
  const reason = `The drafted contract is not accepted: ${faults.map(showFault).join(' ')}`;
  throw new CausewayError('WRONG_USE', { reason });
}

/** Reads the first rows as the hub would and holds them against the draft. */
export async function tryDraft(reader: SourceReader, read: DatasetRead, contract: Contract): Promise<Trial> {
  const sample = await readSample(reader, completeRead(read, contract), { most: triedRows, patience });
  const validate = compileRowValidator(contract);
  const counts = new Map<string, number>();
  let kept = 0;
  for (const row of sample.rows) {
    const sentences = validate(row);
    if (sentences.length === 0) kept += 1;
    for (const sentence of sentences) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  for (const { sentence } of sample.broken) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20);
  return {
    rows: sample.rows.length + sample.broken.length,
    kept,
    sentences: ranked.map(([sentence, count]) => `${count} × ${sentence}`),
  };
}
