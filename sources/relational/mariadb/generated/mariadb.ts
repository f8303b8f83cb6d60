/* generated from mariadb.schema.json by npm run generate; do not edit */

export interface MariadbSettings {
  system: MariadbSystem;
  dataset: MariadbDataset;
}
export interface MariadbSystem {
  connection: {
    host: string;
    /**
     * Default 3306.
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
export interface MariadbDataset {
  /**
   * Table or view, spelled exactly as in the catalogue.
   */
  table: string;
  /**
   * Default: the connection's database.
   */
  schema?: string;
  /**
   * Bytes that the long columns of one row may hold together; a larger row goes to quarantine. Default 1000000.
   */
  largestRow?: number;
  /**
   * What 0000-00-00 stands for: keep it (the contract then refuses the row), or no value. Default keep.
   */
  zeroDates?: "keep" | "empty";
}
