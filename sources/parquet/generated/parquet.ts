/* generated from parquet.schema.json by npm run generate; do not edit */

export interface ParquetSettings {
  dataset: ParquetDataset;
}
/**
 * A Parquet file says all of itself.
 */
export interface ParquetDataset {}
