import { glob } from 'node:fs/promises';
import { sourceError } from '../errors/index.ts';

/**
 * Absolute paths of the files that match, in the order of their names.
 * @throws CausewayError SOURCE_UNREACHABLE when there is none: nothing delivered is not the same as no rows
 */
export async function findFiles(pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const entry of glob(pattern, { withFileTypes: true })) {
    if (entry.isFile() || entry.isSymbolicLink()) files.push(`${entry.parentPath}/${entry.name}`);
  }
  if (files.length === 0) throw sourceError('SOURCE_UNREACHABLE', `No file matches ${pattern}`);
  return files.sort();
}
