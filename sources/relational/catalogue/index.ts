/** What a database says of its tables, columns and keys, read only. */
export type { Catalogue, CatalogueColumn, CatalogueForeignKey, CatalogueTable } from './catalogue.ts';
export { readCatalogue } from './read-catalogue.ts';
export type { CatalogueQuestion } from './read-catalogue.ts';
