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
    /**
     * Who asks, and how that is proved.
     */
    auth?: APIKey | BasicAuthentication | OAuth2ClientCredentials;
  };
  /**
   * SDL beside this file; the gateway composes it.
   */
  schema?: string;
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
  /**
   * Reading by watermark: how only what has changed since is asked for.
   */
  since?: {
    /**
     * Variable that takes the value; absent in a whole reading.
     */
    variable: string;
    /**
     * How the variable is written; default text. A time is a text.
     */
    type?: "text" | "number";
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
