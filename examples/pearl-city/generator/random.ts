const twoTo32 = 4294967296;

/** Mixes any number of words into 32 bits (FNV-1a over their characters), to seed a stream. */
function hash(words: readonly (string | number)[], salt: number): number {
  let state = 2166136261 ^ salt;
  for (const character of words.join('\u0001')) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);
  }
  return state >>> 0;
}

/**
 * A small seeded source of chance (sfc32, PractRand-tested).
 * Every household, enterprise and record has a stream of its own, named by words, so that a larger city
 * begins with exactly the people of a smaller one.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(...words: (string | number)[]) {
    this.a = hash(words, 0x9e3779b9);
    this.b = hash(words, 0x243f6a88);
    this.c = hash(words, 0xb7e15162);
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** A number in [0, 1). */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return (sum >>> 0) / twoTo32;
  }

  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One element; throws RangeError on an empty list. */
  pick<T>(list: readonly T[]): T {
    const index = Math.floor(this.next() * list.length);
    if (list.length === 0) throw new RangeError('pick from an empty list');
    return list[index] as T;
  }

  /** Roughly normal (sum of three uniform numbers), good enough for ages and money. */
  around(mean: number, deviation: number): number {
    return mean + deviation * 2 * (this.next() + this.next() + this.next() - 1.5);
  }

  /** A copy in another order. */
  shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = this.between(0, last);
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  }
}
