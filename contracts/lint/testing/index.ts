/** A contract without a fault and more than a hundred ways to break it, each with the line that must be named. */
export { isHidden } from './hidden-seeds.ts';
export { seedCity, seedFile, seedText } from './seed-city.ts';
export type { Seed } from './seed.ts';
export { seeds } from './seeds.ts';
