/* generated from json-lines.schema.json by npm run generate; do not edit */

export interface JsonLinesSettings {
  dataset: JsonLinesDataset;
}
export interface JsonLinesDataset {
  /**
   * Default utf-8; a byte order mark says it better, and wins.
   */
  encoding?: "utf-8" | "gb18030" | "utf-16le" | "utf-16be";
}
