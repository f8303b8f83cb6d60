/** Which of two bonds goes first; never 0 for two different ones. */
export type Precedence = (one: number, other: number) => number;

/** A binary heap of bond numbers that knows where each of them stands, so that one can be moved or taken out. */
export class BondQueue {
  readonly #heap: Int32Array;
  readonly #place: Int32Array;
  readonly #precedes: Precedence;
  #size = 0;

  constructor(bonds: number, precedes: Precedence) {
    this.#heap = new Int32Array(bonds);
    this.#place = new Int32Array(bonds).fill(-1);
    this.#precedes = precedes;
  }

  /** The first bond, or −1 when none is left. */
  pop(): number {
    if (this.#size === 0) return -1;
    const first = this.#heap[0] ?? -1;
    this.remove(first);
    return first;
  }

  /** Puts a bond where it now belongs, whether it was in the queue or not. */
  put(bond: number): void {
    if (this.#placeOf(bond) < 0) {
      this.#set(this.#size, bond);
      this.#size += 1;
    }
    this.#sink(this.#rise(this.#placeOf(bond)));
  }

  remove(bond: number): void {
    const at = this.#placeOf(bond);
    if (at < 0) return;
    this.#place[bond] = -1;
    this.#size -= 1;
    if (at === this.#size) return;
    this.#set(at, this.#at(this.#size));
    this.#sink(this.#rise(at));
  }

  #rise(from: number): number {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#precedes(this.#at(at), this.#at(above)) >= 0) break;
      this.#swap(at, above);
      at = above;
    }
    return at;
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= this.#size) return;
      const right = left + 1;
      const first = right < this.#size && this.#precedes(this.#at(right), this.#at(left)) < 0 ? right : left;
      if (this.#precedes(this.#at(at), this.#at(first)) <= 0) return;
      this.#swap(at, first);
      at = first;
    }
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#at(one), this.#at(other)];
    this.#set(one, second);
    this.#set(other, first);
  }

  #set(at: number, bond: number): void {
    this.#heap[at] = bond;
    this.#place[bond] = at;
  }

  #at(at: number): number {
    return this.#heap[at] ?? -1;
  }

  #placeOf(bond: number): number {
    return this.#place[bond] ?? -1;
  }
}
