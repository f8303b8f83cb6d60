import type { Contract } from '#contracts';
import type { DatasetRead } from '../port/index.ts';

/** The read with what the contract knows of its fields: the keys, and the types by which texts of files are read. */
export function completeRead(
  read: DatasetRead,
  contract: Pick<Contract, 'keyFields' | 'fields'>,
): DatasetRead {
  const fieldTypes = Object.fromEntries(contract.fields.map(({ name, type }) => [name, type]));
  return { ...read, keyFields: [...contract.keyFields], fieldTypes };
}
