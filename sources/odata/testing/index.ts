/** A small service that speaks OData v4, for tests. */
export { metadataXml, serveOdata } from './serve-odata.ts';
export type { OdataForTest } from './serve-odata.ts';
