import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CausewayError } from '#schemas';
import { isLeftover, processTag } from './process-tag.ts';
import { toPlaceError } from './to-place-error.ts';

/** Where a file is written before it is whole: two processes that write the same one are not in each other's way. */
export const toPartial = (file: string) => `${file}.${processTag}.partial`;

/** Writes beside and renames, so that nobody ever reads half a file. */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    await writeFile(toPartial(file), text);
    await commitFiles([file]);
  } catch (error) {
    await rm(toPartial(file), { force: true });
    throw toPlaceError(error, file);
  }
}

/** Puts files that were written beside their place there, one right after the other. */
export async function commitFiles(files: readonly string[]): Promise<void> {
  for (const file of files) await toDisk(toPartial(file));
  for (const file of files) await rename(toPartial(file), file);
}

/** A machine that loses its power after the renaming would otherwise have an empty file in the old one's place. */
async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/**
 * Makes the folder of a file that will be written, and tries to write there: better now than after an hour's work.
 * @throws CausewayError NO_WRITE_PERMISSION, DISK_FULL, or WRONG_USE where a folder is in its place
 */
export async function preparePlace(file: string): Promise<void> {
  if (await isFolder(file))
    throw new CausewayError('WRONG_USE', {
      reason: `${file} is a folder: name a file in it, such as ${file}/clusters.csv.`,
    });
  try {
    await mkdir(dirname(file), { recursive: true });
    await removeLeftovers(file);
    await writeFile(toPartial(file), '');
    await rm(toPartial(file));
  } catch (error) {
    throw toPlaceError(error, dirname(file));
  }
}

/** What a process left that was killed while it wrote. */
async function removeLeftovers(file: string): Promise<void> {
  const names = await readdir(dirname(file));
  const partial = (name: string) => name.startsWith(`${basename(file)}.`) && name.endsWith('.partial');
  for (const name of names.filter((one) => partial(one) && isLeftover(one)))
    await rm(join(dirname(file), name), { force: true });
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
