/** How one comparison spoke of a pair. `level` is the index of the level that held, -1 when it was neutral. */
export interface Contribution {
  readonly comparison: string;
  readonly level: number;
  readonly reads: string;
  readonly weight: number;
}

/** A compared pair: the members' ids (a < b), its match weight in bits, prior included, and what it is made of. */
export interface Edge {
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly contributions: readonly Contribution[];
}

/** The names that an edge's numbers stand for. */
export interface EdgeNames {
  readonly ids: readonly string[];
  readonly comparisons: readonly {
    readonly name: string;
    readonly levels: readonly { readonly reads: string }[];
  }[];
}

/** One chunk of scored pairs, column by column. */
export interface ScoredChunk {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly weight: readonly number[];
  readonly levels: readonly (readonly number[])[];
  readonly weights: readonly (readonly number[])[];
}

/** Scored pairs in columns of numbers: a few dozen bytes each, turned into objects only where one is asked for. */
export class EdgeTable implements Iterable<Edge> {
  readonly #names: EdgeNames;
  #capacity = 1024;
  #length = 0;
  #a = new Int32Array(this.#capacity);
  #b = new Int32Array(this.#capacity);
  #weight = new Float64Array(this.#capacity);
  #levels: Int8Array;
  #weights: Float32Array;

  constructor(names: EdgeNames) {
    this.#names = names;
    this.#levels = new Int8Array(this.#capacity * names.comparisons.length);
    this.#weights = new Float32Array(this.#capacity * names.comparisons.length);
  }

  get length(): number {
    return this.#length;
  }

  /** Record numbers of the two sides, the one with the smaller id first, and the weight. */
  sides(index: number): { a: number; b: number; weight: number } {
    return { a: this.#a[index] ?? 0, b: this.#b[index] ?? 0, weight: this.#weight[index] ?? 0 };
  }

  at(index: number): Edge {
    const { a, b, weight } = this.sides(index);
    return { a: this.#id(a), b: this.#id(b), weight, contributions: this.#contributions(index) };
  }

  *[Symbol.iterator](): Iterator<Edge> {
    for (let index = 0; index < this.#length; index += 1) yield this.at(index);
  }

  append(chunk: ScoredChunk): void {
    this.#reserve(this.#length + chunk.a.length);
    for (let row = 0; row < chunk.a.length; row += 1) this.#appendRow(chunk, row);
  }

  #appendRow(chunk: ScoredChunk, row: number): void {
    const [a, b] = [chunk.a[row] ?? 0, chunk.b[row] ?? 0];
    const inOrder = this.#id(a) < this.#id(b);
    this.#a[this.#length] = inOrder ? a : b;
    this.#b[this.#length] = inOrder ? b : a;
    this.#weight[this.#length] = chunk.weight[row] ?? 0;
    const width = this.#names.comparisons.length;
    for (let k = 0; k < width; k += 1) {
      this.#levels[this.#length * width + k] = chunk.levels[k]?.[row] ?? -1;
      this.#weights[this.#length * width + k] = chunk.weights[k]?.[row] ?? 0;
    }
    this.#length += 1;
  }

  #contributions(index: number): Contribution[] {
    return this.#names.comparisons.map(({ name, levels }, k) => {
      const level = this.#levels[index * this.#names.comparisons.length + k] ?? -1;
      const weight = this.#weights[index * this.#names.comparisons.length + k] ?? 0;
      return { comparison: name, level, reads: levels[level]?.reads ?? 'nothing to compare', weight };
    });
  }

  #id(record: number): string {
    return this.#names.ids[record] ?? '';
  }

  #reserve(needed: number): void {
    if (needed <= this.#capacity) return;
    while (this.#capacity < needed) this.#capacity *= 2;
    this.#a = grow(this.#a, new Int32Array(this.#capacity));
    this.#b = grow(this.#b, new Int32Array(this.#capacity));
    this.#weight = grow(this.#weight, new Float64Array(this.#capacity));
    const cells = this.#capacity * this.#names.comparisons.length;
    this.#levels = grow(this.#levels, new Int8Array(cells));
    this.#weights = grow(this.#weights, new Float32Array(cells));
  }
}

function grow<T extends Int8Array | Int32Array | Float32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
