import { describe, expect, it } from '@jest/globals';
import { CausewayError } from '#schemas';
import { toDiskFull, toPlaceError } from './to-place-error.ts';

const errno = (code: string) => Object.assign(new Error(`${code}: it failed, open '/srv/a.csv'`), { code });

describe('toPlaceError', () => {
  it.each([
    [errno('ENOSPC'), 'DISK_FULL'],
    [errno('EDQUOT'), 'DISK_FULL'],
    [new Error('IO Error: Could not write file "/srv/work.duckdb": No space left on device'), 'DISK_FULL'],
    [
      new Error(
        "Out of Memory Error: failed to offload data block of size 256.0 KiB (18.0 MiB/18.0 MiB used).\nThis limit was set by the 'max_temp_directory_size' setting.",
      ),
      'DISK_FULL',
    ],
    [errno('EACCES'), 'NO_WRITE_PERMISSION'],
    [errno('EROFS'), 'NO_WRITE_PERMISSION'],
    [new Error('IO Error: Cannot open file "/srv/work.duckdb": Permission denied'), 'NO_WRITE_PERMISSION'],
    [errno('ENOTDIR'), 'WRONG_USE'],
  ])('says in a sentence with the place what is wrong: %s', (error, code) => {
    const said = toPlaceError(error, '/srv');
    expect(said).toMatchObject({ code });
    expect(String(said)).toMatch(/\/srv\b.*\.$/);
    expect(String(said)).not.toMatch(/IO Error|E[A-Z]{4,}|CAUSEWAY_HOME/);
  });

  it('leaves alone what it does not know and what is said already', () => {
    const other = new Error('Out of Memory Error: could not allocate block');
    const ours = new CausewayError('WRONG_USE', { reason: 'No space left on device.' });
    for (const change of [toDiskFull, toPlaceError])
      for (const error of [other, ours]) expect(change(error, '/srv')).toBe(error);
  });
});
