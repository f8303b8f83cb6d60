import type { Resolver } from './resolver.ts';

/** Whether the copy that a value comes from is older than it should be. */
export const resolveStale: Resolver<{ readonly dataset: string }> = ({ dataset }, _, { copies }) =>
  copies.isStale(dataset);
