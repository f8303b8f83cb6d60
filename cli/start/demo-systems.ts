import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CausewayError } from '#schemas';

/** One of the demo's legacy systems, running as a process of its own. */
export interface DemoSystem {
  readonly name: string;
  readonly process: ChildProcess;
}

export interface DemoOptions {
  readonly cityDirectory: string;
  readonly dataDirectory: string;
  readonly logDirectory: string;
  readonly ports: Readonly<Record<string, number>>;
}

interface SystemDocument {
  readonly name: string;
  readonly module: string;
}

/**
 * Runs a module of the city's as a process; Node strips its types itself. The child holds a channel to this process and ends when the channel
 * closes, so that none stays behind when the hub is killed.
 */
export function forkModule(module: string, args: readonly string[]): ChildProcess {
  return fork(module, args, { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
}

/**
 * Starts the systems side by side and waits until each listens.
 * @throws CausewayError DEMO_FAILED naming the system that did not come up
 */
export async function startDemoSystems(
  systems: readonly SystemDocument[],
  options: DemoOptions,
): Promise<DemoSystem[]> {
  await mkdir(options.logDirectory, { recursive: true });
  const started: DemoSystem[] = [];
  try {
    await Promise.all(systems.map((system) => startDemoSystem(system, { options, started })));
  } catch (error) {
    await stopDemoSystems(started);
    throw error;
  }
  return started;
}

interface Starting {
  readonly options: DemoOptions;
  readonly started: DemoSystem[];
}

function startDemoSystem(system: SystemDocument, { options, started }: Starting): Promise<void> {
  const args = ['--data', options.dataDirectory, '--port', String(options.ports[system.name] ?? 0)];
  const child = forkModule(join(options.cityDirectory, system.module), args);
  const log = join(options.logDirectory, `${system.name}.log`);
  const file = createWriteStream(log);
  child.stdout?.pipe(file);
  child.stderr?.pipe(file);
  started.push({ name: system.name, process: child });
  return new Promise((resolve, reject) => {
    const fail = () => {
      const reason = `The demo's system ${system.name} ended while starting; its own words are in ${log}.`;
      reject(new CausewayError('DEMO_FAILED', { reason }));
    };
    child.once('exit', fail);
    child.once('error', fail);
    child.on('message', (message: { ready?: boolean; failed?: string }) => {
      if (message.failed)
        return reject(new CausewayError('DEMO_FAILED', { reason: `${system.name}: ${message.failed}` }));
      if (!message.ready) return undefined;
      child.off('exit', fail);
      resolve();
    });
  });
}

/** Closes the channels and waits until each process has gone; one that does not go within 10 s is killed. */
export async function stopDemoSystems(systems: readonly DemoSystem[]): Promise<void> {
  await Promise.all(systems.map(({ process: child }) => stopChild(child)));
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(killer);
      resolve();
    });
    if (child.connected) child.disconnect();
    else child.kill('SIGTERM');
  });
}
