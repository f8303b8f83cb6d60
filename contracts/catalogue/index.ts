/** The catalogue's entry of a dataset, with what Decree 809, article 13, asks for. */
export { toCatalogueEntry, type CatalogueEntry, type CatalogueItem } from './to-catalogue-entry.ts';
