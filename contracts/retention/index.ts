/** How long records are kept: the laws' floors as one table, and periods that can be compared. */
export { legalFloors, recordKinds } from './legal-floors.ts';
export type { LegalFloor } from './legal-floors.ts';
export { readFloors } from './read-floors.ts';
export { findPeriodDays, isPeriod, periodPattern } from './period.ts';
