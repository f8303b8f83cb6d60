/** Every fault of a contract in one run, against the city that it lies in. */
export { findCityOf } from './find-city.ts';
export { lintContract, type LintOptions, type LintReport } from './lint-contract.ts';
export { lintFiles, type FileReport } from './lint-files.ts';
export { readNeighbours, readSurroundings, type CitySurroundings } from './read-surroundings.ts';
