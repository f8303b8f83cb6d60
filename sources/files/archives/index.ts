/** What is packed: gzip streams and the members of zip archives, within limits that no bomb passes. */
export { gunzip, skipBytes } from './unpack.ts';
export { ZipArchive } from './zip-archive.ts';
export type { ZipMember } from './zip-archive.ts';
