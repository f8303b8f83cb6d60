import { CausewayError, isCausewayError } from '#schemas';

/** As the system says it, and DuckDB of the files that it writes and of what it moves out of memory. */
const full = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|'max_temp_directory_size' setting/;
const barred = /EACCES|EPERM|EROFS|Permission denied|Operation not permitted|Read-only file system/;
const noFolder = /ENOTDIR|EEXIST|Not a directory/;

/** DISK_FULL at that place, where that is what went wrong; whatever else it was stays as it is. */
export function toDiskFull(error: unknown, path: string): unknown {
  const said = String(error);
  if (isCausewayError(error) || !full.test(said)) return error;
  return new CausewayError('DISK_FULL', { path, said }, { cause: error });
}

/** The same, NO_WRITE_PERMISSION for a place that this user may not write in, and WRONG_USE for one that cannot be. */
export function toPlaceError(error: unknown, path: string): unknown {
  const said = String(error);
  if (!isCausewayError(error) && noFolder.test(said))
    return new CausewayError('WRONG_USE', {
      reason: `${path} cannot be a folder, for a part of it is a file: name another place.`,
    });
  if (isCausewayError(error) || !barred.test(said)) return toDiskFull(error, path);
  return new CausewayError(
    'NO_WRITE_PERMISSION',
    { path, said, elsewhere: 'on the command line' },
    { cause: error },
  );
}
