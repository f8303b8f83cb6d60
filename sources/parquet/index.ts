/** Parquet files, read by DuckDB; dates are texts, decimals numbers where they fit, nested values stay nested. */
export { parquet } from './parquet.ts';
