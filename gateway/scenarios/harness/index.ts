/** Whole hubs for scenarios: the real command, the real systems, spoken to over their real protocols. */
export { ask, HubProcess } from './hub-process.ts';
export type { Answer } from './hub-process.ts';
export { pearlCity, startTestCity, systemNames } from './pearl-city.ts';
export type { SystemName, TestCity } from './pearl-city.ts';
export { showcase } from './showcase.ts';
export { startTwoDesks } from './two-desks.ts';
export type { TwoDesks } from './two-desks.ts';
export { waitFor } from './wait-for.ts';
