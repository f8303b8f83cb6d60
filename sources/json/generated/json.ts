/* generated from json.schema.json by npm run generate; do not edit */

export interface JsonSettings {
  dataset: JsonDataset;
}
export interface JsonDataset {
  /**
   * Dotted path of the array that holds the rows; default: the document itself is the array.
   */
  rows?: string;
  /**
   * Default utf-8; a byte order mark says it better, and wins.
   */
  encoding?: "utf-8" | "gb18030" | "utf-16le" | "utf-16be";
}
