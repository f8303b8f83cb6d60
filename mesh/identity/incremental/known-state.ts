import type { LinkageEdges, LinkageSession, LinkedRecord, StoredEdge } from '../../store/index.ts';

type StoredState = Pick<LinkageSession, 'readRecords'> & {
  readonly edges: Pick<LinkageEdges, 'edgesOf' | 'remove' | 'add'>;
};

/**
 * What one linkage has read of the state and written to it so far. Nobody else changes the state meanwhile, so that
 * nothing is read twice.
 */
export class KnownState {
  readonly #session: StoredState;
  readonly #records = new Map<number, LinkedRecord>();
  /** Of the records that were asked for: all edges of each. */
  readonly #edges = new Map<number, StoredEdge[]>();

  constructor(session: StoredState) {
    this.#session = session;
  }

  /** These are records as they stand from now on. */
  note(records: Iterable<LinkedRecord>): void {
    for (const record of records) this.#records.set(record.n, record);
  }

  async readRecords(numbers: readonly number[]): Promise<LinkedRecord[]> {
    const unknown = numbers.filter((n) => !this.#records.has(n));
    this.note(await this.#session.readRecords(unknown));
    return numbers.flatMap((n) => this.#records.get(n) ?? []);
  }

  /** All edges of the records are these from now on. @returns those that are no more */
  async replaceEdges(numbers: readonly number[], edges: readonly StoredEdge[]): Promise<StoredEdge[]> {
    const removed = await this.#session.edges.remove(numbers);
    await this.#session.edges.add(edges);
    this.#edges.clear();
    this.#keep(numbers, edges);
    return removed;
  }

  /** An edge between two of the records is told once for each. */
  async edgesOf(numbers: readonly number[]): Promise<StoredEdge[]> {
    const unknown = numbers.filter((n) => !this.#edges.has(n));
    if (unknown.length > 0) this.#keep(unknown, await this.#session.edges.edgesOf(unknown));
    return numbers.flatMap((n) => this.#edges.get(n) ?? []);
  }

  #keep(numbers: readonly number[], edges: readonly StoredEdge[]): void {
    const lists = new Map(numbers.map((n) => [n, [] as StoredEdge[]]));
    for (const edge of edges) {
      lists.get(edge.a)?.push(edge);
      lists.get(edge.b)?.push(edge);
    }
    for (const [n, list] of lists) this.#edges.set(n, list);
  }
}
