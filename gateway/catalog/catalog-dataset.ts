/** The part of the catalogue that DCAT has no words of its own for; null where the contract does not say it. */
export interface CatalogEntry {
  updateFrequency: string | null;
  sharingClass: string | null;
  basis: string | null;
  sharingMethod: string;
  conditions: { scope: string | null; use: string | null; reason: string | null };
  classification: string;
  grade: string;
  leadSource: boolean;
}

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
  /** What Decree 809, article 13, asks a catalogue to say; absent where the caller has no contract to read it off. */
  entry?: CatalogEntry;
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
