/* generated from json-lines.schema.json by npm run generate; do not edit */

export interface JsonLinesSettings {
  system: JsonLinesSystem;
  dataset: JsonLinesDataset;
}
export interface JsonLinesSystem {}
export interface JsonLinesDataset {
  /**
   * File or glob; one JSON object a line, UTF-8.
   */
  path: string;
}
