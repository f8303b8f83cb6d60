import { existsSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CausewayError } from '#schemas';

/** What a started city leaves for other commands to find. */
export interface RunningState {
  readonly pid: number;
  readonly url: string;
  readonly databaseUrl: string;
  readonly city: string;
  readonly cityDirectory: string;
  readonly dataDirectory: string;
  /** The ports that its systems really have. */
  readonly ports?: Readonly<Record<string, number>>;
}

/** The folder in which one city keeps its store, its demo data and its keys. */
export class CityHome {
  readonly directory: string;

  constructor(home: string, city: string) {
    this.directory = join(home, city);
  }

  get postgres(): string {
    return join(this.directory, 'postgres');
  }

  /** Where the demo's data are made when no folder is given. */
  get data(): string {
    return join(this.directory, 'data');
  }

  get tokenKey(): string {
    return join(this.directory, 'token.key');
  }

  get log(): string {
    return join(this.directory, 'hub.log');
  }

  findState(): RunningState | undefined {
    return findStateIn(join(this.directory, 'state.json'));
  }

  /** Written beside and moved there, so that a reader never finds half a file. */
  saveState(state: RunningState): void {
    const file = join(this.directory, 'state.json');
    writeFileSync(`${file}.new`, JSON.stringify(state, null, 2));
    renameSync(`${file}.new`, file);
  }

  /** @throws CausewayError ALREADY_RUNNING when another process serves this city from this folder. */
  assertFree(): void {
    const state = this.findState();
    if (state && state.pid !== process.pid && isHub(state.pid)) {
      throw new CausewayError('ALREADY_RUNNING', { path: this.directory, pid: state.pid });
    }
  }
}

/** The city that was started last; running ones come first. */
export function findLastStarted(home: string): RunningState | undefined {
  if (!existsSync(home)) return undefined;
  const files = readdirSync(home).map((name) => join(home, name, 'state.json'));
  const newestFirst = files.filter(existsSync).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const states = newestFirst.flatMap((file) => findStateIn(file) ?? []);
  return states.find((state) => isHub(state.pid)) ?? states[0];
}

function findStateIn(file: string): RunningState | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunningState;
  } catch {
    return undefined;
  }
}

/** Whether `pid` is a hub, and not a stranger that was given the number of one that is gone. */
export function isHub(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return /causeway|cli\/main/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return true;
  }
}
