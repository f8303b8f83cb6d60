import type { Form, Literal } from '../normal-form/index.ts';
import type { Asker } from './answer.ts';

/** So many items, from one place on, keep a form. */
export interface ItemCount {
  readonly from: number;
  readonly value: Form;
  readonly least: number;
  readonly most: number;
}

export interface ArrayConditions {
  readonly least: number;
  readonly most: number;
  /** What the item at a place must keep. */
  readonly at: readonly { readonly index: number; readonly value: Form }[];
  /** What every item from a place on must keep. */
  readonly from: readonly { readonly index: number; readonly value: Form }[];
  readonly counts: readonly ItemCount[];
  /** From this place on all places are alike. */
  readonly prefix: number;
  readonly isUnique: boolean;
  /** Two items must be equal. */
  readonly hasTwins: boolean;
}

export function toArrayConditions(literals: readonly Literal[], asker: Asker): ArrayConditions {
  const at: { index: number; value: Form }[] = [];
  const from: { index: number; value: Form }[] = [];
  const counts: ItemCount[] = [];
  let [least, most] = [0, Infinity];
  for (const { atom, holds } of literals) {
    if (atom.kind === 'itemsAtLeast' && holds) least = Math.max(least, atom.count);
    if (atom.kind === 'itemsAtLeast' && !holds) most = Math.min(most, atom.count - 1);
    if (atom.kind === 'itemAt') at.push(holds ? atom : { index: atom.index, value: asker.not(atom.value) });
    if (atom.kind === 'itemAt' && !holds) least = Math.max(least, atom.index + 1);
    if (atom.kind === 'itemsFrom' && holds) from.push(atom);
    if (atom.kind === 'itemsFrom' && !holds)
      counts.push({ from: atom.index, value: asker.not(atom.value), least: 1, most: Infinity });
    if (atom.kind === 'containsAtLeast')
      counts.push({
        from: 0,
        value: atom.value,
        least: holds ? atom.count : 0,
        most: holds ? Infinity : atom.count - 1,
      });
  }
  const prefix = Math.max(
    0,
    ...at.map(({ index }) => index + 1),
    ...[...from.map(({ index }) => index), ...counts.map((count) => count.from)],
  );
  const unique = literals.filter(({ atom }) => atom.kind === 'unique');
  const isUnique = unique.some(({ holds }) => holds);
  const hasTwins = unique.some(({ holds }) => !holds);
  return { least, most, at, from, counts: mergeCounts(counts), prefix, isUnique, hasTwins };
}

/** Two counts of the same are one. */
function mergeCounts(counts: readonly ItemCount[]): ItemCount[] {
  const merged = new Map<string, ItemCount>();
  for (const count of counts) {
    const key = `${count.from} ${count.value.id}`;
    const known = merged.get(key) ?? count;
    merged.set(key, {
      ...count,
      least: Math.max(known.least, count.least),
      most: Math.min(known.most, count.most),
    });
  }
  return [...merged.values()];
}
