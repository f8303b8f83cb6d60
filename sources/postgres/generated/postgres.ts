/* generated from postgres.schema.json by npm run generate; do not edit */

export interface PostgresSettings {
  system: PostgresSystem;
  dataset: PostgresDataset;
}
export interface PostgresSystem {
  connection: {
    host: string;
    /**
     * Default 5432.
     */
    port?: number;
    database: string;
    user: string;
    password?: string;
    /**
     * Speak TLS and check the server's certificate; default false.
     */
    ssl?: boolean;
  };
}
export interface PostgresDataset {
  /**
   * Table or view, spelled exactly as in the catalogue.
   */
  table: string;
  /**
   * Default: the connection's search path.
   */
  schema?: string;
  /**
   * Bytes that the long columns of one row may hold together; a larger row goes to quarantine. Default 1000000.
   */
  largestRow?: number;
}
