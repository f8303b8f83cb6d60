/* generated from excel.schema.json by npm run generate; do not edit */

export interface ExcelSettings {
  dataset: ExcelDataset;
}
export interface ExcelDataset {
  /**
   * Name or number of the sheet, counted from 1; default the first.
   */
  sheet?: string | number;
  /**
   * Row that names the columns, counted from 1; default 1.
   */
  headerRow?: number;
}
