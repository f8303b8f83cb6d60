import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Debian keeps servers outside a user's PATH. */
const folders = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/sbin', '/bin'];

/** Absolute path of a server program that is installed on this machine. */
export function findServer(binary: string): string | undefined {
  return folders.map((folder) => join(folder, binary)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
