/** The city's datasets as a DCAT catalogue, made from their contracts. */
export { CatalogController } from './catalog-controller.ts';
export { CATALOG_CITY, CATALOG_SOURCE } from './catalog-dataset.ts';
export type { CatalogCity, CatalogDataset, CatalogSource } from './catalog-dataset.ts';
