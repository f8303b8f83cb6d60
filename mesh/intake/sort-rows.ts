import { hash } from 'node:crypto';
import { compileAsOf, compileMapping, compileRowValidator, findRecordKey } from '#contracts';
import type { Contract } from '#contracts';
import type { EntityType } from '#schemas';
import type { BrokenRow, Row, RowBatch } from '#sources';
import type { DeliveredRow, RefusedRow } from '../store/index.ts';

export interface SortedRows {
  readonly good: DeliveredRow[];
  readonly refused: RefusedRow[];
}

export type RowSorter = (batch: Pick<RowBatch, 'rows' | 'broken'>) => SortedRows;

/**
 * Compiles a contract once into a sorter, which parts rows into those that keep the contract and those that do not. It
 * remembers nothing: that a key comes twice the store finds out, in bounded memory.
 */
export function compileRowSorter(contract: Contract, entityTypes: readonly EntityType[]): () => RowSorter {
  const judge = compileJudge(contract, entityTypes);
  return () => (batch) => {
    const sorted: SortedRows = { good: [], refused: batch.broken.map(toRefused) };
    for (const row of batch.rows) {
      const judged = judge(row);
      if ('reasons' in judged) sorted.refused.push(judged);
      else sorted.good.push(judged);
    }
    return sorted;
  };
}

/** Compiles a contract once into the judge of a single row. */
export function compileJudge(
  contract: Contract,
  entityTypes: readonly EntityType[],
): (row: Row) => DeliveredRow | RefusedRow {
  const findFaults = compileRowValidator(contract);
  const map = compileMapping(contract, entityTypes);
  const readAsOf = compileAsOf(contract);
  return ({ value, position, sequence }) => {
    const reasons = findFaults(value);
    const key = findRecordKey(contract, value);
    if (reasons.length > 0 || key === undefined)
      return { key: key ?? null, position, payload: JSON.stringify(value), reasons };
    return { key, payload: value, asOf: readAsOf(value), position, sequence, parts: map(value) };
  };
}

export function toRefused({ raw, position, sentence }: BrokenRow): RefusedRow {
  return { key: null, position, payload: raw, reasons: [sentence] };
}

/** Raised by hand when the hub maps the same row by the same contract otherwise than before. */
const mapperVersion = 1;

/** A few characters that change whenever the same row would be mapped to something else. */
export function toMappingSignature(contract: Contract, entityTypes: readonly EntityType[]): string {
  if (contract.mappings.length === 0) return '';
  const named = new Set<string>(contract.mappings.map(({ entity }) => entity));
  const attributes = entityTypes
    .filter(({ name }) => named.has(name))
    .map((type) => [type.name, type.attributes]);
  const moments = contract.fields.map(({ name, type, options }) => [name, type, options.format]);
  const said = JSON.stringify([mapperVersion, contract.mappings, attributes, moments]);
  return `.${hash('sha256', said, 'base64url').slice(0, 10)}`;
}
