/* generated from delimited.schema.json by npm run generate; do not edit */

export type True = true;
/**
 * @minItems 1
 */
export type AListOfColumnNames = [string, ...string[]];

export interface DelimitedSettings {
  dataset: DelimitedDataset;
}
export interface DelimitedDataset {
  /**
   * Default utf-8; a byte order mark says it better, and wins.
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
