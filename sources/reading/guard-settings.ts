import type { GuardSettings } from '../port/index.ts';
import { toMilliseconds } from '../duration/index.ts';
import type { SourceCommon } from './generated/source.ts';

/** The guard's settings with their defaults, which suit a department's server of middling strength. */
export function toGuardSettings(guard: SourceCommon['guard'] = {}): GuardSettings {
  return {
    deadline: toMilliseconds(guard.deadline ?? '1500ms'),
    readDeadline: toMilliseconds(guard.readDeadline ?? '30s'),
    retries: guard.retries ?? 2,
    concurrency: guard.concurrency ?? 4,
    ...(guard.readsPerSecond === undefined ? {} : { readsPerSecond: guard.readsPerSecond }),
    breaker: {
      failures: guard.breaker?.failures ?? 3,
      pause: toMilliseconds(guard.breaker?.pause ?? '5s'),
    },
  };
}
