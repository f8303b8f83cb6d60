import { fileURLToPath } from 'node:url';

/**
 * What a program that a measurement starts sees of the environment: no Node options of whoever measures, and the
 * word by which a hub knows that it must end when the one who started it has gone.
 */
export const childEnvironment = { ...process.env, NODE_OPTIONS: '', npm_lifecycle_event: 'bench' };

/** Folder of the real data sets. */
export const sharedData =
  process.env.CAUSEWAY_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url));

/** What measurements make once and keep: generated files, Splink's virtual environment. Not under version control. */
export const benchCache = fileURLToPath(new URL('../.causeway/bench', import.meta.url));
