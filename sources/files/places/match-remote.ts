import { posix } from 'node:path';

/** Lists a folder of the server: names, and which of them are folders. */
export type ListFolder = (path: string) => Promise<{ name: string; isFolder: boolean }[]>;

/** How many folders `**` looks into. */
const deepest = 16;
const magic = /[*?[\]{}!()]/;

/** Paths of the files and folders that match the pattern, folder by folder; folders are listed only where it needs it. */
export async function matchRemote(pattern: string, list: ListFolder): Promise<string[]> {
  const isAbsolute = pattern.startsWith('/');
  const segments = posix
    .normalize(pattern)
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.');
  const found = await expand(isAbsolute ? '/' : '', segments, list);
  return [...new Set(found)].sort();
}

async function expand(base: string, segments: readonly string[], list: ListFolder): Promise<string[]> {
  const [first, ...rest] = segments;
  if (first === undefined) return [base];
  if (first === '**') return expandDeep(base, segments, list);
  if (!magic.test(first)) return expand(posix.join(base, first), rest, list);
  const entries = await list(base === '' ? '.' : base);
  const fitting = entries.filter(
    ({ name, isFolder }) => (rest.length === 0 || isFolder) && posix.matchesGlob(name, first),
  );
  const deeper = fitting.map(({ name }) => expand(posix.join(base, name), rest, list));
  return (await Promise.all(deeper)).flat();
}

async function expandDeep(base: string, segments: readonly string[], list: ListFolder): Promise<string[]> {
  const rest = segments.slice(1);
  const here = await expand(base, rest.length === 0 ? ['*'] : rest, list);
  if (base.split('/').length > deepest) return here;
  const folders = (await list(base === '' ? '.' : base)).filter(({ isFolder }) => isFolder);
  const deeper = folders.map(({ name }) => expandDeep(posix.join(base, name), segments, list));
  return [...here, ...(await Promise.all(deeper)).flat()];
}
