import { createHash } from 'node:crypto';
import { compileMapping, compileRowValidator, findRecordKey, toAsOf } from '#contracts';
import type { Contract } from '#contracts';
import type { EntityType } from '#schemas';
import type { RowBatch } from '#sources';
import type { DeliveredRow, RefusedRow } from '../store/index.ts';

export interface SortedRows {
  readonly good: DeliveredRow[];
  readonly refused: RefusedRow[];
  /** Rows that say again, word for word, what an earlier row of the same delivery said. */
  readonly repeated: number;
}

export type RowSorter = (batch: RowBatch) => SortedRows;

/**
 * Compiles a contract once into a maker of sorters, which part a delivery's rows into those that keep the
 * contract and those that do not. One sorter serves one delivery: it remembers the keys that it has seen, because
 * a key that comes twice with different content leaves open which is right, and the hub does not guess.
 */
export function compileRowSorter(contract: Contract, entityTypes: readonly EntityType[]): () => RowSorter {
  const findFaults = compileRowValidator(contract);
  const map = compileMapping(contract, entityTypes);
  return () => createRowSorter({ contract, findFaults, map });
}

interface CompiledContract {
  readonly contract: Contract;
  readonly findFaults: ReturnType<typeof compileRowValidator>;
  readonly map: ReturnType<typeof compileMapping>;
}

function createRowSorter({ contract, findFaults, map }: CompiledContract): RowSorter {
  const seen = new Map<string, { readonly content: string; readonly position: string }>();

  const refuse = (payload: string, position: string, reasons: readonly string[]): RefusedRow => ({
    key: null,
    position,
    payload,
    reasons,
  });

  return (batch) => {
    const sorted = { good: [] as DeliveredRow[], refused: [] as RefusedRow[], repeated: 0 };
    for (const row of batch.broken) sorted.refused.push(refuse(row.raw, row.position, [row.sentence]));
    for (const { value, position } of batch.rows) {
      const payload = JSON.stringify(value);
      const faults = findFaults(value);
      const key = findRecordKey(contract, value) ?? null;
      if (faults.length > 0 || key === null) {
        sorted.refused.push({ ...refuse(payload, position, faults), key });
        continue;
      }
      const content = createHash('sha1').update(payload).digest('base64');
      const earlier = seen.get(key);
      if (earlier?.content === content) sorted.repeated++;
      else if (earlier)
        sorted.refused.push({ ...refuse(payload, position, [toTwiceSentence(key, earlier.position)]), key });
      else {
        seen.set(key, { content, position });
        sorted.good.push({ key, payload: value, asOf: toAsOf(contract, value), parts: map(value) });
      }
    }
    return sorted;
  };
}

function toTwiceSentence(key: string, position: string): string {
  return `The key ${key} stands here a second time with other content (first at ${position}); send each key once.`;
}
