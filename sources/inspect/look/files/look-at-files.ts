import { glob, stat } from 'node:fs/promises';
import { basename, extname, relative, resolve } from 'node:path';
import { CausewayError } from '#schemas';
import type { InspectQuestion } from '../../inspection.ts';
import type { LookedDataset, LookedSystem } from '../looked.ts';
import { showTarget } from '../target.ts';
import { findFileKind, type FileKind, type FileSet } from './file-kinds.ts';

/** A file, a glob or a folder: files of one kind are one system, files of one name but for its digits one dataset. */
export async function lookAtFiles(question: InspectQuestion): Promise<LookedSystem> {
  const pattern = await toPattern(question.target);
  const paths = await findPaths(pattern);
  if (paths.length === 0)
    throw new CausewayError('WRONG_USE', { reason: `No file matches ${showTarget(question.target)}.` });
  const sets = toSets(paths, pattern === resolve(question.target) ? pattern : undefined);
  const known = (await Promise.all(sets.map(async (set) => ({ set, kind: await findFileKind(set) })))).filter(
    (each): each is { set: FileSet; kind: FileKind } => each.kind !== undefined,
  );
  const [first] = known;
  if (first === undefined) {
    const names = [...new Set(paths.map((path) => extname(path) || basename(path)))].join(', ');
    throw new CausewayError('WRONG_USE', {
      reason: `No kind of file is known for ${names} in ${question.target}.`,
    });
  }
  const same = known.filter(({ kind }) => kind.kind === first.kind.kind);
  const left = known
    .filter(({ kind }) => kind.kind !== first.kind.kind)
    .map(({ set }) => basename(set.pattern));
  const datasets = (await Promise.all(same.map(({ set, kind }) => kind.look(set)))).flat();
  const doubts =
    left.length === 0 ? [] : [`Of another kind, and so of another source document: ${left.join(', ')}.`];
  return toSystem({ kind: first.kind, pattern, datasets, doubts });
}

function toSystem(of: {
  kind: FileKind;
  pattern: string;
  datasets: LookedDataset[];
  doubts: string[];
}): LookedSystem {
  const { kind, pattern, datasets, doubts } = of;
  const folder = basename(resolve(pattern, '..')).replace(/[*?[\]{}]/g, '') || 'files';
  return {
    ...{ kind: kind.kind, name: folder, settings: {}, companions: [], secrets: {} },
    ...{ isUntyped: kind.isUntyped, mostRows: kind.mostRows, datasets, doubts },
  };
}

/** A file whose name holds brackets is itself, and no pattern. */
async function findPaths(pattern: string): Promise<string[]> {
  if ((await stat(pattern).catch(() => undefined))?.isFile() === true) return [pattern];
  const files: string[] = [];
  for await (const entry of glob(pattern, { withFileTypes: true })) {
    if (entry.isFile() || entry.isSymbolicLink()) files.push(`${entry.parentPath}/${entry.name}`);
  }
  return files.sort();
}

async function toPattern(target: string): Promise<string> {
  const path = resolve(target);
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true ? `${path}/*` : path;
}

/** A glob stays one dataset where its files are alike; a folder's files are grouped by their names without digits. */
function toSets(paths: readonly string[], single: string | undefined): FileSet[] {
  if (single !== undefined && paths.length === 1)
    return [{ pattern: paths[0] ?? single, paths: [...paths], name: stemOf(paths[0] ?? single) }];
  const groups = Map.groupBy(paths, (path) => `${resolve(path, '..')}/${stemOf(path)}${extname(path)}`);
  return [...groups].map(([, members]) => {
    const [first = ''] = members;
    const pattern =
      members.length === 1 ? first : `${resolve(first, '..')}/${stemOf(first)}*${extname(first)}`;
    return { pattern, paths: members, name: stemOf(first) };
  });
}

/** `weighings_20240131.csv` without what changes from delivery to delivery. */
function stemOf(path: string): string {
  const stem = basename(path).replace(
    /(\.(csv|tsv|txt|dat|jsonl|ndjson|json|xml|xlsx|parquet))?(\.(gz|zip))?$/i,
    '',
  );
  return stem.replace(/[-_. ]*\d{4,}.*$/, '').replace(/[-_. ]*[(（]?\d*[)）]?$/, '') || stem;
}

/** Shown relative to the folder in which files are looked for, where it lies there. */
export function toShownPath(path: string, data: string | undefined): string {
  if (data === undefined) return path;
  const inside = relative(resolve(data), path);
  return inside.startsWith('..') || inside === '' ? path : `\${data}/${inside}`;
}
