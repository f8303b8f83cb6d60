import { CausewayError, joinRecordKey, type RecordKey } from '#schemas';
import type { Contract } from './contract.ts';

/** The row's key, or undefined where a key field is empty. */
export function findRecordKey(contract: Contract, row: Record<string, unknown>): RecordKey | undefined {
  const values: string[] = [];
  for (const name of contract.keyFields) {
    const value = row[name];
    if (value === undefined || value === null || value === '') return undefined;
    values.push(String(value));
  }
  return values.length === 0 ? undefined : joinRecordKey(values);
}

/**
 * The key fields' values joined by `|`.
 * @throws CausewayError SOURCE_RUBBISH where one is empty: such a row breaks its contract.
 */
export function toRecordKey(contract: Contract, row: Record<string, unknown>): RecordKey {
  const key = findRecordKey(contract, row);
  if (key === undefined) throw new CausewayError('SOURCE_RUBBISH', { dataset: contract.dataset });
  return key;
}
