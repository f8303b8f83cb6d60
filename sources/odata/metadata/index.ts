/** `$metadata`: what an OData service says of its entity sets (CSDL XML 4.01). */
export { readMetadata } from './read-metadata.ts';
export type { OdataEntitySet, OdataMetadata, OdataProperty } from './read-metadata.ts';
