import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { hubEnvironment } from './harness.config.ts';

export interface HubProcessOptions {
  /** The city's folder. */
  readonly city: string;
  readonly data?: string;
  /** Where the hub keeps its state. */
  readonly home: string;
  readonly port?: number;
  readonly scale?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Answer<Data = Record<string, unknown>> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  readonly extensions?: { readonly sources?: readonly Record<string, unknown>[] };
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bin = join(root, 'bin', 'causeway.js');

/** A hub as a user runs it: a process of its own, spoken to over HTTP. */
export class HubProcess {
  readonly child: ChildProcess;
  readonly #options: HubProcessOptions;
  #said = '';

  private constructor(child: ChildProcess, options: HubProcessOptions) {
    this.child = child;
    this.#options = options;
    const listen = (chunk: Buffer) => (this.#said += chunk.toString());
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
  }

  static start(options: HubProcessOptions): HubProcess {
    const { city, data, port = 0, scale = 0.02 } = options;
    const flags = ['start', '--city', city, '--port', String(port), '--scale', String(scale)];
    const args = [bin, ...flags, ...(data === undefined ? [] : ['--data', data])];
    const env = { ...hubEnvironment, CAUSEWAY_HOME: options.home, ...options.environment };
    return new HubProcess(
      spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] }),
      options,
    );
  }

  /** Everything printed so far. */
  get said(): string {
    return this.#said;
  }

  /** The gateway's address once it answers questions. */
  async ready(patience = 120_000): Promise<string> {
    for (const began = Date.now(); Date.now() - began < patience; await sleep(100)) {
      if (this.hasEnded) throw new Error(`The hub ended before it was ready:\n${this.#said}`);
      const url = this.#findUrl();
      if (
        url &&
        (await fetch(`${url}/health/ready`).then(
          ({ ok }) => ok,
          () => false,
        ))
      )
        return url;
    }
    throw new Error(`The hub was not ready in time:\n${this.#said}`);
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Resolves to the exit code, null after a signal. */
  ended(): Promise<number | null> {
    if (this.hasEnded) return Promise.resolve(this.child.exitCode);
    return new Promise((resolve) => this.child.once('exit', resolve));
  }

  async stop(): Promise<void> {
    const end = this.ended();
    this.child.kill('SIGTERM');
    await end;
  }

  /** Runs another `causeway` command beside it and resolves to what it prints. */
  async run(...args: string[]): Promise<string> {
    const env = { ...hubEnvironment, CAUSEWAY_HOME: this.#options.home };
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    await new Promise((resolve) => child.once('exit', resolve));
    return out.trim();
  }

  token(client: string): Promise<string> {
    return this.run('token', client, '--city', this.#options.city);
  }

  #findUrl(): string | undefined {
    const name =
      /^name:\s*(\S+)/m.exec(readFileSync(join(this.#options.city, 'city.yaml'), 'utf8'))?.[1] ?? '';
    const file = join(this.#options.home, name, 'state.json');
    if (!existsSync(file)) return undefined;
    const state = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; url: string };
    return state.pid === this.child.pid ? state.url : undefined;
  }
}

/** Asks over HTTP as an app would. */
export async function ask<Data = Record<string, unknown>>(
  at: { readonly url: string; readonly token: string },
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${at.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${at.token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<Data>;
}
