/** From records to comparable features in DuckDB: normalised values, their rarity, their validity. */
export { toFeatureRecord, toMemberReference, type FeatureRecord } from './feature-record.ts';
export { buildFeatureTable } from './feature-table.ts';
export { loadRecords, type RecordBatches } from './load-records.ts';
