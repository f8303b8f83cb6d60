const none: readonly number[] = [];

/**
 * Which values of one kind each cluster holds: valid identifiers, or clean datasets. More than one identifier in a
 * cluster, or a clean dataset twice, comes only of a steward's decision.
 */
export class HeldValues {
  readonly #values: (readonly number[])[];

  /** A value per record; 0 is none. */
  constructor(values: Int32Array) {
    this.#values = Array.from(values, (value) => (value === 0 ? none : [value]));
  }

  /** One of the two holds nothing that the other does not hold: together they contradict nobody anew. */
  agree(one: number, other: number): boolean {
    const [first, second] = [this.#of(one), this.#of(other)];
    return isWithin(first, second) || isWithin(second, first);
  }

  areDisjoint(one: number, other: number): boolean {
    const [first, second] = [this.#of(one), this.#of(other)];
    return !first.some((value) => second.includes(value));
  }

  join(root: number, absorbed: number): void {
    const [first, second] = [this.#of(root), this.#of(absorbed)];
    if (second.length > 0)
      this.#values[root] = first.length === 0 ? second : [...new Set([...first, ...second])];
  }

  #of(cluster: number): readonly number[] {
    return this.#values[cluster] ?? none;
  }
}

function isWithin(few: readonly number[], many: readonly number[]): boolean {
  return few.every((value) => many.includes(value));
}
