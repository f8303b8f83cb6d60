import { describe, it } from '@jest/globals';
import { findServer } from './find-server.ts';

export { findServer } from './find-server.ts';

/** The Debian package that each server program comes with. */
const packages: Record<string, string> = {
  mariadbd: 'mariadb-server',
  'mariadb-install-db': 'mariadb-server',
  mosquitto: 'mosquitto',
  'nats-server': 'nats-server',
  sshd: 'openssh-server',
};

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
