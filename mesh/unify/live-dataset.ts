import { compileMapping, compileRowValidator, findRecordKey, toAsOf } from '#contracts';
import type { Contract, MappedPart } from '#contracts';
import { CausewayError } from '#schemas';
import type { EntityType, RecordKey } from '#schemas';
import type { DatasetRead, Row, SourceReader } from '#sources';

/** A dataset that is asked at query time, held to its contract. */
export interface LiveDataset {
  readonly contract: Contract;
  /** One upstream read for all keys, at most `keysPerRead` of them. @throws CausewayError SOURCE_* */
  readonly ask: (keys: readonly RecordKey[], signal?: AbortSignal) => Promise<Map<RecordKey, LiveAnswer>>;
}

export type LiveAnswer =
  | {
      readonly state: 'found';
      readonly parts: readonly MappedPart[];
      readonly asOf: string | null;
      /** ISO instant of the answer. */
      readonly answeredAt: string;
    }
  /** A good answer without the record: the source no longer has it. */
  | { readonly state: 'gone' }
  /** No answer, or one that breaks the contract: the last good copy is all there is. */
  | { readonly state: 'unreached'; readonly error: CausewayError };

/** More keys than this go in several reads: addresses and bodies have limits. */
export const keysPerRead = 500;

export interface LiveDatasetParts {
  readonly contract: Contract;
  readonly read: DatasetRead;
  readonly reader: SourceReader;
  readonly entityTypes: readonly EntityType[];
}

/** The dataset as one that can be asked, or undefined when its kind of source cannot look up by key. */
export function findLiveDataset(parts: LiveDatasetParts): LiveDataset | undefined {
  const { contract, read, reader, entityTypes } = parts;
  if (contract.delivery === 'mirror' || !read.readsByKey || !reader.readKeys) return undefined;
  const validate = compileRowValidator(contract);
  const map = compileMapping(contract, entityTypes);
  const toAnswer = ({ value }: Row): LiveAnswer => {
    if (validate(value).length > 0) return toUnreached(contract);
    const asOf = toAsOf(contract, value);
    return { state: 'found', parts: map(value), asOf, answeredAt: new Date().toISOString() };
  };
  const ask: LiveDataset['ask'] = async (keys, signal) => {
    const rows = (await reader.readKeys?.(read, keys, signal)) ?? [];
    return toAnswers({ contract, keys, rows, toAnswer });
  };
  return { contract, ask };
}

interface Reply {
  readonly contract: Contract;
  readonly keys: readonly RecordKey[];
  readonly rows: readonly Row[];
  readonly toAnswer: (row: Row) => LiveAnswer;
}

function toAnswers({ contract, keys, rows, toAnswer }: Reply): Map<RecordKey, LiveAnswer> {
  const answers = new Map<RecordKey, LiveAnswer>();
  let someRowsAreNameless = false;
  for (const row of rows) {
    const key = findRecordKey(contract, row.value);
    if (key === undefined) someRowsAreNameless = true;
    else if (!answers.has(key)) answers.set(key, toAnswer(row));
  }
  // A row whose key cannot be read may be any of the missing ones: none of them can be said to be gone.
  const missing: LiveAnswer = someRowsAreNameless ? toUnreached(contract) : { state: 'gone' };
  return new Map(keys.map((key) => [key, answers.get(key) ?? missing]));
}

function toUnreached(contract: Contract): LiveAnswer {
  const { dataset, department } = contract;
  return { state: 'unreached', error: new CausewayError('SOURCE_RUBBISH', { dataset, department }) };
}
