import { fileURLToPath } from 'node:url';

/** The city that is meant where none is named. */
export const defaultCity = fileURLToPath(new URL('../examples/pearl-city', import.meta.url));
