import { compareVersions, majorOf } from '#contracts';
import type { ContractStatus } from '../store/index.ts';

/** A version with what decides whether others can be served from its rows. */
export interface HeldVersion {
  readonly version: string;
  readonly status: ContractStatus;
  /** Older versions that its rows can be said in. */
  readonly translatesTo: readonly string[];
}

/** What becomes of the older versions when another one becomes the newest. */
export interface Succession {
  /** Served on, by translation. */
  readonly kept: readonly HeldVersion[];
  /** No longer served: readers of the same major version find the new one, those of others nothing. */
  readonly ended: readonly HeldVersion[];
}

/**
 * One version of each major is served at a time, the newest. A version of the same major replaces its predecessor
 * for every reader; an older major lives on as long as translations lead to it from the new rows, perhaps over others.
 */
export function toSuccession(versions: readonly HeldVersion[], next: HeldVersion): Succession {
  const others = versions.filter(
    ({ version, status }) => status !== 'retired' && compareVersions(version, next.version) < 0,
  );
  const older = others.filter(
    ({ version, status }) => status !== 'notice' && majorOf(version) !== majorOf(next.version),
  );
  const reached = findReached(next, older);
  const kept = older.filter(({ version }) => reached.has(majorOf(version)));
  return { kept, ended: others.filter((each) => !kept.includes(each)) };
}

/** The major versions that the newest rows can be said in. */
function findReached(next: HeldVersion, older: readonly HeldVersion[]): Set<number> {
  const reached = new Set([majorOf(next.version)]);
  for (const major of reached) {
    const from = [next, ...older].filter(({ version }) => majorOf(version) === major);
    for (const { translatesTo } of from) for (const to of translatesTo) reached.add(majorOf(to));
  }
  return reached;
}

/** The version whose rows the hub takes in now. */
export function findActive<T extends { readonly status: ContractStatus }>(
  versions: readonly T[],
): T | undefined {
  return versions.find(({ status }) => status === 'active');
}

/** The version that a new one is the next of: the highest below it that is, or is about to be, served. */
export function findPredecessor<T extends { readonly version: string; readonly status: ContractStatus }>(
  versions: readonly T[],
  version: string,
): T | undefined {
  return versions
    .filter((each) => each.status === 'notice' || each.status === 'active')
    .filter((each) => compareVersions(each.version, version) < 0)
    .sort((a, b) => compareVersions(b.version, a.version))[0];
}
