import { sourceError } from '../errors/index.ts';
import { systemClock, type Clock } from './clock.ts';

export interface Limits {
  /** Milliseconds. */
  deadline: number;
  /** The caller's own. */
  signal?: AbortSignal | undefined;
  clock?: Clock;
}

/**
 * Runs the task until the deadline or the caller's abort, whichever is first, even where the task ignores its signal.
 * @throws CausewayError SOURCE_TIMEOUT, or the caller's reason
 */
export async function withDeadline<T>(limits: Limits, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  limits.signal?.throwIfAborted();
  const controller = new AbortController();
  const cut = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error), {
      once: true,
    });
  });
  const forward = () => controller.abort(limits.signal?.reason);
  limits.signal?.addEventListener('abort', forward, { once: true });
  const { deadline, clock = systemClock } = limits;
  const callOff = clock.after(deadline, () => controller.abort(toTimeout(deadline)));
  try {
    const work = task(controller.signal);
    // A task that fails after it was cut is not waited for any more.
    work.catch(() => undefined);
    return await Promise.race([work, cut]);
  } finally {
    callOff();
    limits.signal?.removeEventListener('abort', forward);
    cut.catch(() => undefined);
  }
}

function toTimeout(deadline: number): Error {
  const error = sourceError('SOURCE_TIMEOUT');
  error.details.deadline = deadline;
  return error;
}

/** Waits; rejects with the signal's reason when it aborts. */
export function pause(milliseconds: number, signal: AbortSignal, clock: Clock = systemClock): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const onAbort = () => {
      callOff();
      reject(signal.reason as Error);
    };
    const callOff = clock.after(milliseconds, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
