import type { FaultSample } from './publish-report.ts';

/** Kinds of fault told apart; what comes after is counted with the row but not shown. */
const mostKinds = 200;
const mostShown = 10;

/** Counts faults by kind: two sentences that differ in values only are one kind. */
export class FaultTally {
  readonly #kinds = new Map<string, { sentence: string; count: number; position: string }>();

  add(sentence: string, position: string): void {
    const kind = sentence.replace(/"(?:[^"\\]|\\.)*"|[-+]?\d[\d.,:TZ+-]*/g, '…');
    const known = this.#kinds.get(kind);
    if (known) known.count += 1;
    else if (this.#kinds.size < mostKinds) this.#kinds.set(kind, { sentence, count: 1, position });
  }

  /** The most frequent first. */
  show(): FaultSample[] {
    return [...this.#kinds.values()].sort((a, b) => b.count - a.count).slice(0, mostShown);
  }
}
