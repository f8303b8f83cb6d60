import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { arch, version } from 'node:process';
import type { FileLinkQuestion } from './link-files.ts';
import { InputError } from './input-error.ts';

/**
 * What tells one linkage from another: the inputs as they are now (path, size, time of change), the model's text, the
 * columns and the threshold that were named, and the program. Where files are written makes no difference.
 */
export async function toRunKey(question: FileLinkQuestion): Promise<string> {
  const { paths, model, id, truth, threshold, program } = question;
  const inputs = await Promise.all(paths.map(describeFile));
  const text = model === undefined ? null : await readFile(model, 'utf8').catch(() => null);
  const said = JSON.stringify([program, version, arch, inputs, text, id, truth, threshold]);
  return createHash('sha256').update(said).digest('hex');
}

async function describeFile(path: string) {
  try {
    const { size, mtimeMs } = await stat(path);
    return [resolve(path), size, mtimeMs];
  } catch {
    throw InputError.of(path, 'There is no such file, or this user may not read it.');
  }
}
