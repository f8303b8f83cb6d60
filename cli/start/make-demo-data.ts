import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CausewayError } from '#schemas';
import { forkModule } from './demo-systems.ts';
import type { Progress } from './progress.ts';

export interface DemoDataOptions {
  /** The city's generator. */
  readonly module: string;
  readonly directory: string;
  readonly scale: number;
  readonly progress: Progress;
}

interface GeneratorMessage {
  readonly name?: string;
  readonly done?: number;
  readonly total?: number;
}

/** Makes the demo's data unless they are there whole; half-made ones are made anew. */
export async function makeDemoData({ module, directory, scale, progress }: DemoDataOptions): Promise<void> {
  if (existsSync(join(directory, 'complete.json'))) return;
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const child = forkModule(module, ['--out', directory, '--scale', String(scale)]);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  child.stdout?.resume();
  child.on('message', ({ name, done, total }: GeneratorMessage) => {
    progress.step(`making ${name ?? 'the city'}`, done ?? 0, total);
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code === 0 && existsSync(join(directory, 'complete.json'))) return;
  if (/ENOSPC/.test(said)) throw new CausewayError('DISK_FULL', { path: directory, said });
  throw new CausewayError('DEMO_FAILED', {
    reason: `The demo's data could not be made in ${directory}.`,
    said,
  });
}
