/** What a database says of itself. Nothing of a row is in it. */
export interface Catalogue {
  /** `PostgreSQL 18.0`, `10.11.19-MariaDB`: for people. */
  version: string;
  tables: CatalogueTable[];
}

export interface CatalogueTable {
  /** PostgreSQL's schema; MariaDB's database. */
  schema: string;
  name: string;
  type: 'table' | 'view';
  comment?: string;
  /** A guess of the database's own, from its statistics; undefined for views and where it never counted. */
  rowEstimate?: number;
  columns: CatalogueColumn[];
  /** In the order of the key; empty where there is none. */
  primaryKey: string[];
  /** Keys beside the primary one: unique constraints and indexes over whole columns. */
  uniqueKeys: string[][];
  foreignKeys: CatalogueForeignKey[];
}

export interface CatalogueColumn {
  name: string;
  /** In the database's own words, with its length: `character varying(18)`, `tinyint(1)`. */
  type: string;
  nullable: boolean;
  /** The expression, as the database writes it. */
  default?: string;
  comment?: string;
  /** The labels of an enumeration. */
  enum?: string[];
  /** Text only: how many characters there may be. */
  length?: number;
}

export interface CatalogueForeignKey {
  columns: string[];
  references: { schema: string; table: string; columns: string[] };
}
