/* generated from oracle.schema.json by npm run generate; do not edit */

/**
 * Untested: Oracle by configuration, through TypeORM and the package oracledb, which is installed beside the hub with npm install oracledb@6.
 */
export interface OracleSettings {
  system: OracleSystem;
  dataset: OracleDataset;
}
/**
 * Untested: Oracle by configuration, through TypeORM and the package oracledb, which is installed beside the hub with npm install oracledb@6.
 */
export interface OracleSystem {
  connection: {
    host: string;
    /**
     * Default 1521.
     */
    port?: number;
    /**
     * Service name.
     */
    service: string;
    /**
     * Give it SELECT and nothing else.
     */
    user: string;
    password?: string;
  };
}
/**
 * Untested: Oracle by configuration, through TypeORM and the package oracledb, which is installed beside the hub with npm install oracledb@6.
 */
export interface OracleDataset {
  /**
   * Table or view, spelled exactly as in the catalogue.
   */
  table: string;
  /**
   * Default: the user's own schema; names are spelled as in the catalogue, mostly in capitals.
   */
  schema?: string;
  /**
   * Bytes that the long columns of one row may hold together; a larger row goes to quarantine. Default 1000000.
   */
  largestRow?: number;
}
