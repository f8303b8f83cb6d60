/* generated from graphql.schema.json by npm run generate; do not edit */

export interface GraphqlSettings {
  system: GraphqlSystem;
  dataset: GraphqlDataset;
}
export interface GraphqlSystem {
  connection: {
    url: string;
    headers?: {
      [k: string]: string;
    };
  };
  /**
   * SDL beside this file; the gateway composes it.
   */
  schema?: string;
}
export interface GraphqlDataset {
  /**
   * Query with the variables $first and $after, where it is paged.
   */
  query: string;
  /**
   * Dotted path of the rows below data.
   */
  rows: string;
  page?: {
    /**
     * Default 500.
     */
    size?: number;
    /**
     * Dotted path below data of the next cursor; null on the last page.
     */
    nextPath: string;
    /**
     * Dotted path of hasNextPage, where the cursor stays set on the last page.
     */
    morePath?: string;
    totalPath?: string;
  };
  byKeys?: {
    query: string;
    /**
     * Variable that takes the list of keys.
     */
    variable: string;
    rows: string;
  };
}
