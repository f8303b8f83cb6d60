/** Words of 32 bits: 16 MiB, whatever the size of the delivery. */
const words = 1 << 22;
/** Bits are set in one block of 64 bytes: one look into memory a key. */
const wordsPerBlock = 16;
/** Up to here keys are simply remembered. */
const fewKeys = 5000;

/**
 * Remembers keys in bounded memory (Bloom, CACM 13(7), 1970; blocked as Putze, Sanders and Singler, WEA 2007). A key
 * that was added is always recognised. One that was not is taken for known in about 1 of 1,000 cases at 5 M keys and
 * oftener beyond: those are looked up in the database, so this decides on speed alone.
 */
export class KeyFilter {
  #few: Set<string> | undefined = new Set();
  #bits: Uint32Array | undefined;

  /** Adds the key. @returns whether it may have been there already */
  addIfNew(key: string): boolean {
    if (this.#few === undefined) return this.#mark(key);
    if (this.#few.has(key)) return true;
    this.#few.add(key);
    if (this.#few.size > fewKeys) this.#grow();
    return false;
  }

  #grow(): void {
    this.#bits = new Uint32Array(words);
    for (const key of this.#few ?? []) this.#mark(key);
    this.#few = undefined;
  }

  #mark(key: string): boolean {
    const bits = this.#bits ?? new Uint32Array(words);
    const { first, second } = hash(key);
    const block = (first % (words / wordsPerBlock)) * wordsPerBlock;
    let isKnown = true;
    // Four times nine bits choose a place among the 512 of the block.
    for (let turn = 0; turn < 4; turn++) {
      const place = (turn < 3 ? second >>> (turn * 9) : first >>> 20) & 511;
      const word = block + (place >>> 5);
      const bit = 1 << (place & 31);
      const present = bits[word] ?? 0;
      if ((present & bit) === 0) {
        isKnown = false;
        bits[word] = present | bit;
      }
    }
    return isKnown;
  }
}

/** Two hashes of 32 bits in one pass: FNV-1a and a multiplicative one, both mixed at the end. */
function hash(key: string): { first: number; second: number } {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let index = 0; index < key.length; index++) {
    const code = key.charCodeAt(index);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second + code, 0x85ebca6b) ^ (second >>> 13);
  }
  return { first: mix(first), second: mix(second) };
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
