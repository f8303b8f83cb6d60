/** Where files lie: a folder of this machine, or a server that speaks SFTP. */
export type { Place, PlacedFile } from './place.ts';
export { FolderPlace } from './folder-place.ts';
export { SftpPlace } from './sftp-place.ts';
