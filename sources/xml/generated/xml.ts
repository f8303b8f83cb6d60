/* generated from xml.schema.json by npm run generate; do not edit */

export interface XmlSettings {
  dataset: XmlDataset;
}
export interface XmlDataset {
  /**
   * Path of the element that is a row, from the document's element on: Register/Cars/Car. A name without a prefix fits in every namespace.
   */
  rows: string;
  /**
   * Prefix to namespace. Names in such a namespace are written with this prefix, in `rows` and in the rows, whatever prefix the file uses; all other names without one.
   */
  namespaces?: {
    [k: string]: string;
  };
  /**
   * Default: what the file's XML declaration says, else utf-8; a byte order mark says it better, and wins.
   */
  encoding?: "utf-8" | "gb18030" | "utf-16le" | "utf-16be";
}
