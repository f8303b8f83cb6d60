/** What changes between two versions of a contract, whom it hurts, and which version number it asks for. */
export { compareContracts } from './compare-contracts.ts';
export type {
  Bump,
  ChangeKind,
  ContractChange,
  ContractComparison,
  Hurt,
  Severity,
} from './contract-comparison.ts';
export { toRequiredVersion } from './decide-version.ts';
export { diffFiles, type FileComparison } from './diff-files.ts';
