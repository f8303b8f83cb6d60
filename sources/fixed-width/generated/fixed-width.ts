/* generated from fixed-width.schema.json by npm run generate; do not edit */

export interface FixedWidthSettings {
  dataset: FixedWidthDataset;
}
export interface FixedWidthDataset {
  /**
   * The cells of a line, from left to right; white space around a cell is left out.
   *
   * @minItems 1
   * @maxItems 5000
   */
  columns: [
    {
      name: string;
      /**
       * In the dataset's unit.
       */
      width: number;
      /**
       * Counted from 1; default right behind the column before.
       */
      start?: number;
    },
    ...{
      name: string;
      /**
       * In the dataset's unit.
       */
      width: number;
      /**
       * Counted from 1; default right behind the column before.
       */
      start?: number;
    }[]
  ];
  /**
   * What widths count; default characters. Registers in GB18030 mostly count bytes: a Chinese character is two.
   */
  unit?: "characters" | "bytes";
  /**
   * Default utf-8; a byte order mark says it better, and wins.
   */
  encoding?: "utf-8" | "gb18030" | "utf-16le" | "utf-16be";
  /**
   * Lines at the top that are no rows; default 0.
   */
  skipLines?: number;
}
