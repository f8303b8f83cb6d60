/** Servers of files, and files that no honest program writes. */
export { startCutter, startSshd } from './start-sshd.ts';
export type { Cutter, SshServerForTest } from './start-sshd.ts';
export { writeZip } from './write-zip.ts';
export type { ZipEntry } from './write-zip.ts';
