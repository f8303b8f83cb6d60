import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeWhole } from '../written-files/index.ts';

/** Beside the work: what a run was about to put in place when it was cut. */
const noteFile = 'outputs.json';

/** Notes which files are about to be put in place: cut from here on, the next run may replace those that are. */
export async function noteOutputs(folder: string, files: readonly string[]): Promise<void> {
  await writeWhole(join(folder, noteFile), JSON.stringify(files.map((file) => resolve(file))));
}

/** Whether a file that is there already was put there by the run that was cut in this work folder. */
export function mayReplaceOutput(folder: string, file: string): boolean {
  try {
    const noted: unknown = JSON.parse(readFileSync(join(folder, noteFile), 'utf8'));
    return Array.isArray(noted) && noted.includes(resolve(file));
  } catch {
    return false;
  }
}
