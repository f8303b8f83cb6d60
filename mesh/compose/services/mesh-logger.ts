import type { Logger } from '@graphql-mesh/types';

/** Mesh speaks of addresses and bodies in its log; what matters of it reaches ours as errors. */
export const quietLogger: Logger = {
  name: 'mesh',
  log: ignore,
  warn: ignore,
  info: ignore,
  error: ignore,
  debug: ignore,
  child: () => quietLogger,
};

function ignore(): void {
  return undefined;
}
