import { explainedError } from '../errors/index.ts';
import { gunzip, skipBytes, type ZipMember } from './archives/index.ts';
import { LocalCopy } from './local-copy.ts';
import type { Place, PlacedFile } from './places/index.ts';
import type { ReadableFile } from './readable-file.ts';

/** A file at its place; unpacked where its name ends in `.gz`. */
export function toReadableFile(place: Place, file: PlacedFile): ReadableFile {
  const isPacked = /\.gz$/i.test(file.name);
  const copy = new LocalCopy(file.name);
  const read = (start: number, signal: AbortSignal): AsyncIterable<Buffer> =>
    isPacked ? skipBytes(gunzip(place.read(file, 0, signal), file), start) : place.read(file, start, signal);
  const toLocalPath = (signal: AbortSignal): Promise<string> =>
    place.toLocalPath && !isPacked ? place.toLocalPath(file) : copy.make(() => read(0, signal));
  return {
    ...{ name: file.name, stamp: toStamp(file), read, toLocalPath },
    assertUnchanged: (signal) => assertUnchanged(place, file, signal),
    close: () => Promise.resolve(copy.remove()),
  };
}

/** A member of a zip archive. */
export function toMemberFile(archive: ReadableFile, member: ZipMember): ReadableFile {
  const name = `${archive.name}!/${member.name}`;
  const copy = new LocalCopy(name);
  const read = (start: number): AsyncIterable<Buffer> => skipBytes(member.read(), start);
  return {
    ...{ name, read },
    stamp: `${archive.stamp} ${member.size} ${member.checksum}`,
    toLocalPath: () => copy.make(() => read(0)),
    assertUnchanged: (signal) => archive.assertUnchanged(signal),
    close: () => Promise.resolve(copy.remove()),
  };
}

function toStamp({ size, modifiedAt }: PlacedFile): string {
  return `${size} ${modifiedAt}`;
}

/** A delivery that is still being written grows while it is read. */
async function assertUnchanged(place: Place, file: PlacedFile, signal: AbortSignal): Promise<void> {
  const now = await place.look(file.path, signal);
  if (toStamp(now) === toStamp(file)) return;
  const reason = `${file.name} changed while it was read: it is still being written, and is read again at the next turn`;
  throw explainedError('SOURCE_UNREACHABLE', reason);
}
