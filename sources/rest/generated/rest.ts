/* generated from rest.schema.json by npm run generate; do not edit */

export interface RestSettings {
  system: RestSystem;
  dataset: RestDataset;
}
export interface RestSystem {
  connection: {
    url: string;
    /**
     * Sent with each request.
     */
    headers?: {
      [k: string]: string;
    };
  };
  /**
   * OpenAPI document beside this file; the gateway composes it.
   */
  openapi?: string;
}
export interface RestDataset {
  path: string;
  /**
   * Dotted path of the rows in the answer; default: the answer is the list.
   */
  rows?: string;
  /**
   * Default: one answer holds everything.
   */
  page?: PagingByPageNumber | PagingByOffset | PagingByCursor;
  /**
   * How rows with given keys are asked for in one request.
   */
  byKeys?: {
    path: string;
    /**
     * Default GET.
     */
    method?: "GET" | "POST";
    /**
     * GET: query parameter that takes the keys.
     */
    param?: string;
    /**
     * GET: between two keys; default a comma.
     */
    separator?: string;
    /**
     * POST: member of the JSON body that takes the list of keys.
     */
    body?: string;
    rows?: string;
  };
}
export interface PagingByPageNumber {
  style: "number";
  pageParam: string;
  sizeParam?: string;
  /**
   * Default 500.
   */
  size?: number;
  /**
   * Default 1.
   */
  firstPage?: number;
  /**
   * Dotted path of the number of rows.
   */
  totalPath?: string;
}
export interface PagingByOffset {
  style: "offset";
  offsetParam: string;
  sizeParam?: string;
  /**
   * Default 500.
   */
  size?: number;
  totalPath?: string;
}
export interface PagingByCursor {
  style: "cursor";
  cursorParam: string;
  /**
   * Dotted path of the next cursor; empty or missing on the last page.
   */
  nextPath: string;
  sizeParam?: string;
  /**
   * Default 500.
   */
  size?: number;
  totalPath?: string;
}
