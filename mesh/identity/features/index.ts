/** From records to comparable features in DuckDB's tables `raw` and `features`. */
export { toFeatureRecord, toMemberReference, type FeatureRecord } from './feature-record.ts';
export { buildFeatureTable } from './feature-table.ts';
export { countFrequencies, frequencyTable, toCountedFeatures, type Frequencies } from './frequencies.ts';
export { numberRecords, toAttributeNames } from './given-table.ts';
export { loadRecords, toGivenColumn, type RecordBatches } from './load-records.ts';
export { readFeatureRecords } from './read-feature-records.ts';
