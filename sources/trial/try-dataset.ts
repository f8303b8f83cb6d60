import { compileRowValidator, findRecordKey, type Contract } from '#contracts';
import { CausewayError, errorCatalogue } from '#schemas';
import type { DatasetRead, Row, RowBatch, SourceReader } from '../port/index.ts';
import { compareFields } from './compare-fields.ts';
import type { DatasetTrial } from './try-sources.ts';

export interface Trial {
  reader: SourceReader;
  read: DatasetRead;
  contract: Contract | undefined;
}

type Seen = Omit<DatasetTrial, 'dataset' | 'milliseconds'>;

const nothing = { rows: 0, missing: [], extra: [] };
const leftAlone = new Set(['SOURCE_QUIET', 'SOURCE_MAINTENANCE']);

/** Reads the first batch, and one of its rows again by its key. Never throws for the source's faults. */
export async function tryDataset(trial: Trial, signal?: AbortSignal): Promise<DatasetTrial> {
  const began = performance.now();
  const seen = await look(trial, signal).catch((error: unknown) => toFailure(error));
  return { dataset: trial.read.dataset, ...seen, milliseconds: Math.round(performance.now() - began) };
}

async function look(trial: Trial, signal?: AbortSignal): Promise<Seen> {
  const batch = await readFirst(trial, signal);
  const found = judge(batch, trial);
  if (found.state === 'finding') return found;
  const missed = await tryKey(trial, batch.rows[0], signal);
  return missed === undefined ? found : { ...found, state: 'finding', who: 'department', sentence: missed };
}

/** Read as a whole: a trial makes nothing ready in the system, as a reading by changes would. */
async function readFirst({ reader, read }: Trial, signal?: AbortSignal): Promise<RowBatch> {
  await reader.check?.(read, signal);
  const whole: DatasetRead = { ...read, reading: { mode: 'full' } };
  for await (const batch of reader.readAll(whole, signal)) return batch;
  return { rows: [], broken: [] };
}

function judge({ rows, broken, total }: RowBatch, { read, contract }: Trial): Seen {
  const seen = { rows: rows.length + broken.length, ...(total === undefined ? {} : { total }) };
  if (contract === undefined || rows.length === 0) {
    const sentence =
      broken[0]?.sentence ??
      (read.extent === 'part' ? 'It answers; nothing waits in it now.' : 'It answers, and has no rows.');
    const state = broken.length > 0 ? 'finding' : 'fine';
    return {
      ...nothing,
      ...seen,
      state,
      sentence,
      ...(state === 'finding' && { who: 'department' as const }),
    };
  }
  const values = rows.map(({ value }) => value);
  const { missing, extra, missingRequired } = compareFields(contract, values);
  const seenOf = { ...seen, missing, extra };
  if (missingRequired.length > 0) return { ...seenOf, ...toFinding(toMissing(missingRequired)) };
  const bad = findBadRows({ rows, broken }, contract);
  if (bad === undefined) {
    const sentence = `${rows.length}${total === undefined ? '' : ` of ${total}`} rows were looked at, and each keeps the contract.`;
    return { ...seenOf, state: 'fine', sentence };
  }
  const all = rows.length + broken.length;
  const sentence = `${bad.count} of ${all} rows break the contract, first ${bad.first}`;
  // So many the contract itself allows for: they go to quarantine, and the rest is taken in.
  if (bad.count / all <= contract.refuseAbove) return { ...seenOf, state: 'fine', sentence };
  return { ...seenOf, ...toFinding(sentence) };
}

function toFinding(sentence: string): Pick<Seen, 'state' | 'sentence' | 'who'> {
  return { state: 'finding', sentence, who: 'department' };
}

function toMissing(names: readonly string[]): string {
  return `No row has ${names.join(', ')}, which the contract requires: mend the source, or name the field's foreign name under "fields".`;
}

function findBadRows(
  { rows, broken }: Pick<RowBatch, 'rows' | 'broken'>,
  contract: Contract,
): { count: number; first: string } | undefined {
  const findFaults = compileRowValidator(contract);
  const bad = rows.flatMap(({ value, position }) => {
    const [fault] = findFaults(value);
    return fault === undefined ? [] : [`${position}: ${fault}`];
  });
  const all = [...bad, ...broken.map(({ position, sentence }) => `${position}: ${sentence}`)];
  return all[0] === undefined ? undefined : { count: all.length, first: all[0] };
}

/** What is asked at query time must answer too. */
async function tryKey(
  { reader, read, contract }: Trial,
  row: Row | undefined,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!read.readsByKey || !reader.readKeys || !contract || !row) return undefined;
  const key = findRecordKey(contract, row.value);
  if (key === undefined) return undefined;
  const found = await reader.readKeys(read, [key], signal);
  const isFound = found.some(({ value }) => findRecordKey(contract, value) === key);
  return isFound
    ? undefined
    : `The row ${row.position} is in the list, but is not found by its key: look at byKeys.`;
}

function toFailure(error: unknown): Seen {
  if (!(error instanceof CausewayError)) throw error;
  const { who } = errorCatalogue[error.code];
  return {
    ...nothing,
    state: leftAlone.has(error.code) ? 'left-alone' : 'finding',
    sentence: error.sentence,
    who,
  };
}
