/* generated from delimited.schema.json by npm run generate; do not edit */

export type True = true;
/**
 * @minItems 1
 */
export type AListOfColumnNames = [string, ...string[]];

export interface DelimitedSettings {
  system: DelimitedSystem;
  dataset: DelimitedDataset;
}
export interface DelimitedSystem {}
export interface DelimitedDataset {
  /**
   * File or glob; all files that match are read in the order of their names.
   */
  path: string;
  /**
   * Default utf-8; a byte order mark is skipped.
   */
  encoding?: "utf-8" | "gb18030" | "utf-16le" | "utf-16be";
  /**
   * Default a comma.
   */
  delimiter?: string;
  /**
   * true: the first line names the columns (default); or the columns' names, where the file has no header.
   */
  header?: True | AListOfColumnNames;
}
