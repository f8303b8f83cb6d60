/* generated from odata.schema.json by npm run generate; do not edit */

export interface OdataSettings {
  system: OdataSystem;
  dataset: OdataDataset;
}
export interface OdataSystem {
  connection: {
    /**
     * Service root: what stands before the name of an entity set.
     */
    url: string;
    headers?: {
      [k: string]: string;
    };
    /**
     * Who asks, and how that is proved.
     */
    auth?: APIKey | BasicAuthentication | OAuth2ClientCredentials;
  };
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
export interface OdataDataset {
  entitySet: string;
  /**
   * OData's own $filter, for all that is read of the set.
   */
  filter?: string;
  /**
   * OData's own $expand.
   */
  expand?: string;
  /**
   * Rows of a page (Prefer: odata.maxpagesize); default 500.
   */
  size?: number;
  /**
   * How rows with given keys are asked for: the operator in, which is OData 4.01, or comparisons joined by or; default or.
   */
  keysBy?: "in" | "or";
  /**
   * server: the service gives the next link; skip: it does not, and is asked with $top and $skip; default server.
   */
  paging?: "server" | "skip";
}
