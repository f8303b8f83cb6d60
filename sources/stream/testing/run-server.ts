import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServerOrder {
  binary: string;
  /** Writes what the server needs into the folder and answers its arguments. */
  prepare: (folder: string, port: number) => string[];
}

export interface RunningServer {
  port: number;
  folder: string;
  /** Ends it as a power cut would; what it had written stays. */
  kill(): Promise<void>;
  /** Starts it again in the same place after `kill`. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Runs a server program until it takes connections. */
export async function runServer({ binary, prepare }: ServerOrder): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-server-'));
  // A broker started by root takes another user's place and must still write there.
  chmodSync(folder, 0o777);
  const port = await findPort();
  const args = prepare(folder, port);
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(binary, args, { stdio: 'ignore' });
    await untilListening(port, child);
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child?.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  const stop = async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  };
  await start();
  return { port, folder, kill, start, stop };
}

const patience = 10_000;

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await isListening(port))) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`${child.spawnfile} did not come up on port ${port}.`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (is: boolean) => () => (socket.destroy(), resolve(is));
    socket.once('connect', end(true)).once('error', end(false));
  });
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
