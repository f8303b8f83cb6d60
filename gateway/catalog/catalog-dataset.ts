export interface CatalogField {
  name: string;
  type: string;
  required?: boolean;
  description?: string;
}

/** What the catalogue tells of a dataset; a contract of the room contracts/ is one as it stands. */
export interface CatalogDataset {
  /** `<department>.<dataset>` */
  dataset: string;
  department: string;
  version: string;
  title: Record<string, string>;
  /** `mirror`, `live` or `index`. */
  delivery: string;
  keyFields: readonly string[];
  fields: readonly CatalogField[];
  /** ISO instant of the last good delivery. */
  modified?: string | null;
}

export interface CatalogCity {
  name: string;
  title: Record<string, string>;
}

export interface CatalogContent {
  city: CatalogCity;
  datasets: readonly CatalogDataset[];
}

/** Port: the datasets of now. */
export type CatalogSource = () => readonly CatalogDataset[] | Promise<readonly CatalogDataset[]>;
export const CATALOG_SOURCE = Symbol('CatalogSource');
export const CATALOG_CITY = Symbol('CatalogCity');
