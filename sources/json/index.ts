/** JSON documents: the rows of one array in them, streamed. */
export { findDepthFault } from './json-depth.ts';
