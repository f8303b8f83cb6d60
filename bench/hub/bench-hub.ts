import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { childEnvironment } from '../bench.config.ts';

export interface HubOptions {
  /** Where the hub keeps its state. */
  readonly home: string;
  /** The city's folder. */
  readonly city: string;
  readonly data?: string;
  readonly scale?: number;
  readonly reset?: boolean;
  /** For Node itself, such as --cpu-prof. */
  readonly nodeArguments?: readonly string[];
}

/** A line that the hub printed on stderr, and when: milliseconds after it was started. */
export interface SaidLine {
  readonly at: number;
  readonly text: string;
}

interface RunningState {
  readonly pid: number;
  readonly url: string;
  readonly databaseUrl: string;
  readonly dataDirectory: string;
}

export const repository = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(repository, 'bin', 'causeway.js');
/** How often it is asked whether the hub is ready, in milliseconds: as exact as a start's figure is. */
const glance = 20;

/** The command `causeway start` in a process of its own. */
export class BenchHub {
  readonly said: SaidLine[] = [];
  readonly #child: ChildProcess;
  readonly #options: HubOptions;
  readonly #began = performance.now();

  constructor(options: HubOptions) {
    this.#options = options;
    const { home, nodeArguments = [] } = options;
    this.#child = spawn(process.execPath, [...nodeArguments, bin, 'start', ...toFlags(options)], {
      cwd: repository,
      env: { ...childEnvironment, CAUSEWAY_HOME: home },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#listen(chunk.toString()));
  }

  /** Milliseconds since it was started. */
  get age(): number {
    return performance.now() - this.#began;
  }

  /** Resolves when /health/ready says so. @throws Error with what the hub said when it ends before */
  async ready(onListening: () => void = () => undefined): Promise<string> {
    let listening = false;
    for (; !this.#hasEnded; await sleep(glance)) {
      const state = this.#findState();
      if (!state) continue;
      if (!listening) onListening();
      listening = true;
      if (await isReady(state.url)) return state.url;
    }
    throw new Error(`The hub ended before it was ready:\n${this.said.map(({ text }) => text).join('\n')}`);
  }

  get databaseUrl(): string {
    return this.#findState()?.databaseUrl ?? '';
  }

  /** Where the city's generated data and their truth lie. */
  get dataDirectory(): string {
    return this.#findState()?.dataDirectory ?? '';
  }

  token(client: string): Promise<string> {
    return this.run('token', client, '--city', this.#options.city);
  }

  /** Runs another command beside it and resolves to what it prints. */
  async run(...args: readonly string[]): Promise<string> {
    const env = { ...childEnvironment, CAUSEWAY_HOME: this.#options.home };
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: repository,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    return out.trim();
  }

  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    const end = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    await end;
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #listen(text: string): void {
    const at = this.age;
    for (const line of text.split('\n')) if (line.trim() !== '') this.said.push({ at, text: line });
  }

  #findState(): RunningState | undefined {
    try {
      const { name } = parse(readFileSync(join(this.#options.city, 'city.yaml'), 'utf8')) as { name: string };
      const file = join(this.#options.home, name, 'state.json');
      const state = JSON.parse(readFileSync(file, 'utf8')) as RunningState;
      return state.pid === this.#child.pid ? state : undefined;
    } catch {
      return undefined;
    }
  }
}

function toFlags({ city, data, scale, reset }: HubOptions): string[] {
  return [
    ...['--city', city, '--port', '0'],
    ...(data === undefined ? [] : ['--data', data]),
    ...(scale === undefined ? [] : ['--scale', String(scale)]),
    ...(reset ? ['--reset'] : []),
  ];
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}
