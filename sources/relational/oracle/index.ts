/** Oracle by configuration; untested, and its driver is installed by whoever needs it. */
export { oracle } from './oracle.ts';
export { oracleEngine } from './oracle-engine.ts';
