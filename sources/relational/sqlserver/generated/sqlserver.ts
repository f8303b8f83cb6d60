/* generated from sqlserver.schema.json by npm run generate; do not edit */

/**
 * Untested: SQL Server by configuration, through TypeORM and the package mssql, which is installed beside the hub with npm install mssql@12.
 */
export interface SqlServerSettings {
  system: SqlServerSystem;
  dataset: SqlServerDataset;
}
/**
 * Untested: SQL Server by configuration, through TypeORM and the package mssql, which is installed beside the hub with npm install mssql@12.
 */
export interface SqlServerSystem {
  connection: {
    host: string;
    /**
     * Default 1433.
     */
    port?: number;
    database: string;
    /**
     * Give it SELECT and nothing else: the hub cannot make its sessions read-only here.
     */
    user: string;
    password?: string;
    /**
     * Check the server's certificate; default false.
     */
    ssl?: boolean;
  };
}
/**
 * Untested: SQL Server by configuration, through TypeORM and the package mssql, which is installed beside the hub with npm install mssql@12.
 */
export interface SqlServerDataset {
  /**
   * Table or view, spelled exactly as in the catalogue.
   */
  table: string;
  /**
   * Default: the user's own schema.
   */
  schema?: string;
  /**
   * Bytes that the long columns of one row may hold together; a larger row goes to quarantine. Default 1000000.
   */
  largestRow?: number;
}
