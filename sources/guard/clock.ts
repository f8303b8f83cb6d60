/** Time as the guard knows it; a test puts its own in its place. */
export interface Clock {
  /** Milliseconds that only go forward. */
  elapsed(): number;
  /** The time of day, by which people keep their hours. */
  now(): Date;
  /** Calls `wake` once after so many milliseconds; what is returned calls it off. */
  after(milliseconds: number, wake: () => void): () => void;
}

/** Node's timers fire at once past this. */
const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  elapsed: () => performance.now(),
  now: () => new Date(),
  after: (milliseconds, wake) => {
    const timer = setTimeout(wake, Math.min(milliseconds, longestTimer));
    return () => clearTimeout(timer);
  },
};
