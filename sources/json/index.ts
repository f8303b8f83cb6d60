/** JSON documents: the rows of one array in them, streamed. */
export { ArrayScanner } from './array-scanner.ts';
export type { ScanFault } from './array-scanner.ts';
export { json } from './json.ts';
export { findDepthFault } from './json-depth.ts';
export { parseEntry } from './parse-entry.ts';
export { readJson } from './read-json.ts';
