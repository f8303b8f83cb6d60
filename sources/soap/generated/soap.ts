/* generated from soap.schema.json by npm run generate; do not edit */

export interface SoapSettings {
  system: SoapSystem;
  dataset: SoapDataset;
}
export interface SoapSystem {
  /**
   * WSDL file beside this file.
   */
  wsdl: string;
  endpoint: string;
  /**
   * HTTP headers sent with each request.
   */
  headers?: {
    [k: string]: string;
  };
}
export interface SoapDataset {
  list: {
    operation: string;
    /**
     * Dotted path of the rows in the answer.
     */
    rows: string;
    /**
     * Pages are counted from 1; without it one answer holds everything.
     */
    pageParam?: string;
    sizeParam?: string;
    /**
     * Default 500.
     */
    size?: number;
    /**
     * Default total.
     */
    totalPath?: string;
  };
  byKeys?: {
    operation: string;
    /**
     * Element that is repeated for each key.
     */
    param: string;
    rows: string;
  };
}
