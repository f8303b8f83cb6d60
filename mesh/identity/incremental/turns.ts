/** One after the other: what is not made for two at once is asked in turns. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `work` after all that asked before, whether or not theirs succeeded. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
