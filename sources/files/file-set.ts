import { posix } from 'node:path';
import { explainedError } from '../errors/index.ts';
import { ZipArchive, type ZipMember } from './archives/index.ts';
import type { FileSet } from './file-pages.ts';
import type { FileDataset } from './generated/file-settings.ts';
import { toMemberFile, toReadableFile } from './placed-file.ts';
import type { Place } from './places/index.ts';
import type { ReadableFile } from './readable-file.ts';

/** The files of a dataset at a place, archives opened. */
export function toFileSet(place: Place, { path, member }: FileDataset): FileSet {
  const close: (() => void | Promise<void>)[] = [];
  return {
    list: async (signal) => {
      const files = (await place.list(path, signal)).map((file) => toReadableFile(place, file));
      if (member === undefined) return files;
      const members: ReadableFile[] = [];
      for (const file of files) members.push(...(await openMembers(file, { member, signal, close })));
      return members;
    },
    close: async () => {
      for (const release of close.splice(0)) await release();
      await place.close();
    },
  };
}

interface Opening {
  member: string;
  signal: AbortSignal;
  close: (() => void | Promise<void>)[];
}

async function openMembers(file: ReadableFile, { member, signal, close }: Opening): Promise<ReadableFile[]> {
  close.push(() => file.close());
  const archive = await ZipArchive.open(await file.toLocalPath(signal), file.name);
  close.push(() => archive.close());
  const all = await archive.members();
  const found = all.filter(({ name }) => posix.matchesGlob(name, member));
  if (found.length === 0) throw toMissing(file.name, member, all);
  return found.map((each) => toMemberFile(file, each));
}

function toMissing(archive: string, member: string, all: readonly ZipMember[]): Error {
  const held = all.slice(0, 5).map(({ name }) => name);
  const list = held.length === 0 ? 'is empty' : `holds ${held.join(', ')}${all.length > 5 ? ', …' : ''}`;
  return explainedError('SOURCE_RUBBISH', `no member of ${archive} matches ${member}: it ${list}`);
}
