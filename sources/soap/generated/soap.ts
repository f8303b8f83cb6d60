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
  /**
   * Who asks, and how that is proved.
   */
  auth?: APIKey | BasicAuthentication | OAuth2ClientCredentials;
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
    /**
     * Reading by watermark: element that takes the value.
     */
    sinceParam?: string;
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
