/** The promises: a dataset's contract, read and checked, its rows validated and translated into the hub's words. */
export { toAsOf } from './as-of.ts';
export { compileAsOf } from './compile-as-of.ts';
export type { AsOfReader } from './compile-as-of.ts';
export { compareSchemas, parseSchemaText } from './compatibility/index.ts';
export type {
  ComparisonOptions,
  ComparisonReason,
  Direction,
  SchemaComparison,
  Verdict,
} from './compatibility/index.ts';
export { toCatalogueEntry } from './catalogue/index.ts';
export type { CatalogueEntry, CatalogueItem } from './catalogue/index.ts';
export { compileMapping } from './compile-mapping.ts';
export type { MappedPart, RowMapper } from './compile-mapping.ts';
export { compileRowValidator } from './compile-row-validator.ts';
export type { RowValidator } from './compile-row-validator.ts';
export { compileTypes } from './compile-types.ts';
export type {
  AttributeMapping,
  AuthorityClaim,
  Contract,
  ContractDescription,
  ContractField,
  ContractStatus,
  DateForm,
  DeclaredTranslation,
  Definition,
  Delivery,
  EntityMapping,
  FieldOptions,
  FieldType,
  Retention,
  Sharing,
  SharingClass,
} from './contract.ts';
export { compareContracts, diffFiles, toRequiredVersion } from './diff/index.ts';
export type {
  Bump,
  ChangeKind,
  ContractChange,
  ContractComparison,
  FileComparison,
  Hurt,
  Severity,
} from './diff/index.ts';
export { findCityOf, lintContract, lintFiles, readNeighbours, readSurroundings } from './lint/index.ts';
export type { CitySurroundings, FileReport, LintOptions, LintReport } from './lint/index.ts';
export { mapRow } from './map-row.ts';
export { readContract } from './read/index.ts';
export type { Surroundings } from './read/index.ts';
export { findPeriodDays, isPeriod, legalFloors } from './retention/index.ts';
export type { LegalFloor } from './retention/index.ts';
export { findRecordKey, toRecordKey } from './record-key.ts';
export { makeRows } from './sample/index.ts';
export { toRowSchema } from './row-schema.ts';
export { checkTranslation, compileTranslation } from './translate/index.ts';
export type { Translation, TranslationFailure, TranslationFinding } from './translate/index.ts';
export { compareVersions, isVersion, majorOf } from './version/index.ts';
export { compileDriftFinder, toRowShape } from './drift/index.ts';
export type { Drift, DriftFinder, DriftFinding, RowShape } from './drift/index.ts';
