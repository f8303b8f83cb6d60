import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../mesh/store/index.ts';
import { childEnvironment } from '../bench.config.ts';
import { copyRaw, fillOffice } from './raw-copy.ts';
import { writeRegister } from './register.ts';
import type { TakeInOrder, TakenIn } from './take-in-program.ts';

export interface MeasureOptions {
  readonly rows: number;
  readonly source: string;
  readonly isMapped: boolean;
  readonly directory: string;
  /** The hub's store. */
  readonly url: string;
  /** Where the hub's CPU profile is to be written. */
  readonly profile?: string | undefined;
}

export interface Measured {
  readonly rows: number;
  readonly source: string;
  readonly isMapped: boolean;
  readonly bytesPerRow: number;
  /** Seconds of a raw COPY into one table: the quicker of one before and one after the deliveries. */
  readonly raw: number;
  /** The same into a table with a primary key. */
  readonly keyed: number;
  readonly deliveries: readonly (TakenIn & { readonly name: string })[];
}

/** First delivery, the same again, and one with one row in a hundred changed; raw COPY before and after. */
export async function measure(options: MeasureOptions): Promise<Measured> {
  const { rows, source, isMapped, directory, url } = options;
  const file = join(directory, 'accounts.csv');
  const bytesPerRow = await writeRegister(file, rows);
  const office = await openOffice(options, file);
  const hub = await startHub(options, office.yaml);
  try {
    const before = await copyBoth(url, file);
    const first = { name: 'first delivery', ...(await hub.takeIn()) };
    const same = { name: 'the same again', ...(await hub.takeIn()) };
    const after = await copyBoth(url, file);
    await writeRegister(file, rows, 1);
    await office.fill();
    const changed = { name: '1 % changed', ...(await hub.takeIn()) };
    const [raw, keyed] = [Math.min(before.raw, after.raw), Math.min(before.keyed, after.keyed)];
    const deliveries = [first, same, changed];
    for (const one of deliveries)
      if (one.outcome !== 'done' || one.read !== rows) throw new Error(one.sentence);
    return { rows, source, isMapped, bytesPerRow, raw, keyed, deliveries };
  } finally {
    await hub.end();
    await office.close();
  }
}

async function copyBoth(url: string, file: string): Promise<{ raw: number; keyed: number }> {
  return { raw: await copyRaw(url, file), keyed: await copyRaw(url, file, ', PRIMARY KEY (account_no)') };
}

interface Office {
  readonly yaml: string;
  fill(): Promise<void>;
  close(): Promise<void>;
}

async function openOffice({ source, directory }: MeasureOptions, file: string): Promise<Office> {
  const none = () => Promise.resolve();
  if (source === 'delimited') {
    const yaml = 'kind: delimited\ntitle: { en: Office }\ndatasets: { accounts: { path: accounts.csv } }';
    return { yaml, fill: none, close: none };
  }
  const cluster = await startEmbeddedPostgres({ directory: join(directory, 'office') });
  const { hostname, port, username, password, pathname } = new URL(cluster.url);
  const connection = `{ host: "${hostname}", port: ${port}, database: "${pathname.slice(1)}", user: "${username}", password: "${password}" }`;
  const yaml = `kind: postgres\ntitle: { en: Office }\nconnection: ${connection}\ndatasets: { accounts: { table: accounts } }`;
  const fill = () => fillOffice(cluster.url, file);
  await fill();
  return { yaml, fill, close: () => cluster.stop() };
}

async function startHub({ url, directory, isMapped, profile }: MeasureOptions, yaml: string) {
  const order: TakeInOrder = { url, yaml, data: directory, isMapped };
  const execArgv = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const program = new URL('take-in-program.ts', import.meta.url);
  const child = fork(program, [JSON.stringify(order)], { execArgv, stdio: 'inherit', env: childEnvironment });
  const say = async (word?: string): Promise<unknown> => {
    if (word !== undefined) child.send(word);
    const gone = once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`The hub ended with ${code}.`)),
    );
    gone.catch(() => undefined);
    return (await Promise.race([once(child, 'message'), gone]))[0] as unknown;
  };
  await say();
  const end = async () => {
    const gone = once(child, 'exit');
    if (child.exitCode === null) child.disconnect();
    else return;
    await gone;
  };
  return { takeIn: async () => (await say('take in')) as TakenIn, end };
}
