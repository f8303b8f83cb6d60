/** Version numbers of contracts: MAJOR.MINOR.PATCH, and what follows from them. */
export { compareVersions, isVersion, majorOf } from './contract-version.ts';
