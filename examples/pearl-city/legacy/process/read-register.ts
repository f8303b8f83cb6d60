import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One row as the department keeps it: foreign names, a missing value is null or absent. */
export type RegisterRow = Record<string, unknown>;

/** File of one dataset's rows, one JSON object a line. */
export function toRegisterFile(data: string, dataset: string): string {
  return join(data, 'registers', `${dataset}.jsonl`);
}

/** All rows of a register in the order of the file. */
export async function* readRegister(data: string, dataset: string): AsyncGenerator<RegisterRow> {
  const lines = createInterface({
    input: createReadStream(toRegisterFile(data, dataset)),
    crlfDelay: Infinity,
  });
  for await (const line of lines) if (line) yield JSON.parse(line) as RegisterRow;
}

/** A register in memory: rows by their key, in the order of the keys. */
export class Register {
  readonly #keys: string[];
  readonly #rows: Map<string, RegisterRow>;

  private constructor(rows: Map<string, RegisterRow>) {
    this.#rows = rows;
    this.#keys = [...rows.keys()].sort();
  }

  /** @param source `dataset` under the data folder, and the field that is the key of its rows. */
  static async read(data: string, source: { dataset: string; key: string }): Promise<Register> {
    const rows = new Map<string, RegisterRow>();
    for await (const row of readRegister(data, source.dataset)) rows.set(String(row[source.key]), row);
    return new Register(rows);
  }

  get total(): number {
    return this.#keys.length;
  }

  /** Rows `start` to `start + count` in the order of the keys. */
  slice(start: number, count: number): RegisterRow[] {
    return this.ofKeys(this.#keys.slice(start, start + count));
  }

  /** Up to `count` rows after the key `after`, and the key to go on from. */
  after(after: string | null | undefined, count: number): { rows: RegisterRow[]; next: string | null } {
    const start = after ? this.#positionAfter(after) : 0;
    const keys = this.#keys.slice(start, start + count);
    const next = start + count < this.#keys.length ? (keys.at(-1) ?? null) : null;
    return { rows: this.ofKeys(keys), next };
  }

  /** The rows of those keys that exist. */
  ofKeys(keys: readonly string[]): RegisterRow[] {
    return keys.map((key) => this.#rows.get(key)).filter((row) => row !== undefined);
  }

  #positionAfter(key: string): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] ?? '') <= key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
