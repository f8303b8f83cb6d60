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
    /**
     * Who asks, and how that is proved.
     */
    auth?: APIKey | BasicAuthentication | OAuth2ClientCredentials;
  };
  /**
   * OpenAPI document beside this file; the gateway composes it.
   */
  openapi?: string;
}
export interface APIKey {
  type: "apiKey";
  in: "header" | "query";
  name: string;
  /**
   * ${env.NAME}
   */
  value: string;
}
export interface BasicAuthentication {
  type: "basic";
  user: string;
  /**
   * ${env.NAME}
   */
  password: string;
}
export interface OAuth2ClientCredentials {
  type: "oauth2";
  tokenUrl: string;
  clientId: string;
  /**
   * ${env.NAME}
   */
  clientSecret: string;
  scope?: string;
  /**
   * Where the token service takes the secret; default header.
   */
  secretIn?: "header" | "body";
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
  page?: PagingByPageNumber | PagingByOffset | PagingByCursor | PagingByLinkHeader;
  /**
   * Reading by watermark: how only what has changed since is asked for.
   */
  since?: {
    /**
     * Query parameter that takes the value.
     */
    param: string;
  };
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
export interface PagingByLinkHeader {
  /**
   * RFC 8288: the next page is the link with rel=next.
   */
  style: "link";
  sizeParam?: string;
  /**
   * Default 500.
   */
  size?: number;
  totalPath?: string;
}
