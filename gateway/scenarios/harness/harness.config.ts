import { fileURLToPath } from 'node:url';

/** What a hub that a test starts sees of the environment: the test runner's own Node options are not for it. */
export const hubEnvironment = { ...process.env, NODE_OPTIONS: '' };

/** Folder of the real data sets that tests measure against. */
export const sharedData =
  process.env.CAUSEWAY_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
