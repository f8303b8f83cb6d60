/** XML documents: one element per row, streamed; document types and with them all entities are refused. */
export { xml } from './xml.ts';
export { readXml } from './read-xml.ts';
