import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { makeFolder } from '../../testing/index.ts';

export interface SshServerForTest {
  port: number;
  user: string;
  privateKey: string;
  /** Of the server's own key, as ssh-keygen -lf prints it. */
  hostKey: string;
  /** Where tests put files; absolute on the server as here. */
  folder: ReturnType<typeof makeFolder>;
  stop(): Promise<void>;
}

/** A real OpenSSH server of the current user on this machine, with keys of its own and SFTP only. */
export async function startSshd(binary: string): Promise<SshServerForTest> {
  const folder = makeFolder();
  const port = await findPort();
  const [host, client] = [
    ssh2.utils.generateKeyPairSync('ed25519'),
    ssh2.utils.generateKeyPairSync('ed25519'),
  ];
  const hostFile = folder.write('conf/host', host.private);
  chmodSync(hostFile, 0o600);
  folder.write('conf/authorized', `${client.public}\n`);
  const config = join(folder.path, 'conf/sshd_config');
  writeFileSync(config, toConfig(port, join(folder.path, 'conf')));
  // Of root's server the unprivileged part is locked up in this empty folder; packages make it at the system's start.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const server = spawn(binary, ['-D', '-e', '-f', config], { stdio: ['ignore', 'ignore', 'ignore'] });
  await waitFor(port);
  const fingerprint = createHash('sha256').update(Buffer.from(host.public.split(' ')[1] ?? '', 'base64'));
  return {
    ...{ port, user: userInfo().username, privateKey: client.private, folder },
    hostKey: `SHA256:${fingerprint.digest('base64').replace(/=+$/, '')}`,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      folder.remove();
    },
  };
}

function toConfig(port: number, folder: string): string {
  return [
    ...[`Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${folder}/host`, `PidFile ${folder}/pid`],
    ...[`AuthorizedKeysFile ${folder}/authorized`, 'PermitRootLogin yes', 'StrictModes no', 'UsePAM no'],
    ...['PasswordAuthentication no', 'KbdInteractiveAuthentication no', 'Subsystem sftp internal-sftp', ''],
  ].join('\n');
}

export interface Cutter {
  port: number;
  /** The next connection is cut after so many bytes from the server. */
  cutAfter(bytes: number): void;
  /** Or it falls silent, and stays open. */
  stallAfter(bytes: number): void;
  /** Of both kinds so far. */
  cuts(): number;
  stop(): void;
}

/** Passes bytes through to the server as a bad line does. */
export async function startCutter(to: number): Promise<Cutter> {
  let [left, cuts, stalls] = [Infinity, 0, false];
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(to, '127.0.0.1');
    let isSilent = false;
    for (const [here, there] of [[client, server] as const, [server, client] as const]) {
      sockets.add(here);
      here.on('error', () => undefined).on('close', () => there.destroy());
    }
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      left -= bytes.length;
      if (isSilent) return;
      if (left > 0) return client.write(bytes);
      [left, cuts] = [Infinity, cuts + 1];
      if (stalls) isSilent = true;
      else client.destroy();
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    cutAfter: (bytes) => ([left, stalls] = [bytes, false]),
    stallAfter: (bytes) => ([left, stalls] = [bytes, true]),
    cuts: () => cuts,
    stop: () => {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function waitFor(port: number): Promise<void> {
  for (let round = 0; round < 100; round++) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) =>
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false)),
    );
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('sshd does not answer.');
}

function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
