import { readTruth, Store } from '#mesh';
import type { MemberRow } from '../../mesh/store/index.ts';
import type { TrueRow } from './data-sets.ts';

export interface CityPlaces {
  readonly databaseUrl: string;
  /** The truth's list of members (JSON lines). */
  readonly truth: string;
}

export interface ExportedMembers {
  /** One for each register. */
  readonly lists: TrueRow[][];
  /** Records of the largest entity that the hub has found. */
  readonly largestCluster: number;
}

/**
 * The member records of one entity type as lists, one for each register, in the order of their keys: the store's own
 * order would tell which entity the hub thinks them to be. A member whose truth nobody knows stands alone.
 */
export async function exportMembers(entityType: string, places: CityPlaces): Promise<ExportedMembers> {
  const truth = await readTruth({ members: places.truth }, entityType);
  const store = await Store.open(places.databaseUrl);
  try {
    const members: MemberRow[] = [];
    for await (const batch of store.members.readAll(entityType as MemberRow['entityType']))
      members.push(...batch);
    const lists = Map.groupBy(members, ({ dataset }) => dataset);
    const sorted = [...lists].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      lists: sorted.map(([, list]) => toRows(list, truth.entityOf)),
      largestCluster: findLargest(members),
    };
  } finally {
    await store.close();
  }
}

function findLargest(members: readonly MemberRow[]): number {
  const sizes = new Map<string, number>();
  for (const { entityId } of members)
    if (entityId !== null) sizes.set(entityId, (sizes.get(entityId) ?? 0) + 1);
  return [...sizes.values()].reduce((largest, size) => Math.max(largest, size), 0);
}

function toRows(
  members: readonly MemberRow[],
  entityOf: (memberId: string) => string | undefined,
): TrueRow[] {
  const columns = [...new Set(members.flatMap(({ attributes }) => Object.keys(attributes)))].sort();
  return members
    .map(({ dataset, key, role, attributes }) => {
      const id = [dataset, key, role].join('\0');
      const cells = columns.map((column) => [column, toText(attributes[column])]);
      return {
        ...Object.fromEntries(cells),
        id: id.replaceAll('\0', '/'),
        truth: entityOf(id) ?? `alone-${id}`,
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
