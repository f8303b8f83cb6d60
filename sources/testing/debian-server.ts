import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';

/** The Debian package that each server program comes with. */
const packages: Record<string, string> = {
  mariadbd: 'mariadb-server',
  'mariadb-install-db': 'mariadb-server',
  mosquitto: 'mosquitto',
  'nats-server': 'nats-server',
  sshd: 'openssh-server',
};

/** Debian keeps servers outside a user's PATH. */
const folders = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/sbin', '/bin'];

/** Absolute path of a server program that is installed on this machine. */
export function findServer(binary: string): string | undefined {
  return folders.map((folder) => join(folder, binary)).find(isExecutable);
}

/** `describe` where the server program is installed; elsewhere one skipped test, and a sentence that says why. */
export function describeWith(binary: string, name: string, fn: () => void): void {
  if (findServer(binary) !== undefined) {
    describe(name, fn);
    return;
  }
  const install = packages[binary] ?? binary;
  const sentence = `skipped: ${binary} is not installed (Debian: apt-get install ${install})`;
  process.stderr.write(`${name}: ${sentence}\n`);
  describe(name, () => {
    it.skip(sentence, () => undefined);
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
