/** A dataset's versions side by side: each major one is read in its own words, whatever version its rows came in. */
export { toReadContracts } from './read-versions.ts';
export { toRowTranslator } from './row-translator.ts';
export type { RowTranslator, VersionedRow } from './row-translator.ts';
