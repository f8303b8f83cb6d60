import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CausewayError } from '#schemas';
import type { Inspection } from '#sources';

/**
 * Writes the drafts below the folder, all or none.
 * @throws CausewayError WRONG_USE where one of the files is there already
 */
export function writeDrafts({ source, companions, datasets }: Inspection, folder: string): string[] {
  const files = [source, ...companions, ...datasets.map(({ contract }) => contract)];
  const there = files.filter(({ path }) => existsSync(join(folder, path)));
  if (there.length > 0) {
    const names = there.map(({ path }) => path).join(', ');
    throw new CausewayError('WRONG_USE', {
      reason: `Nothing was written, since nothing is overwritten: ${names} ${there.length === 1 ? 'is' : 'are'} there already. Give another --department or --system, or move the old files away.`,
    });
  }
  for (const { path, text } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text, { flag: 'wx' });
  }
  return files.map(({ path }) => join(folder, path));
}
