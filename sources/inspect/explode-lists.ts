import { readPath } from '../shaping/index.ts';
import type { DecidedDataset } from './decide-dataset.ts';
import { filledOf, type DecidedField } from './decide/index.ts';
import type { LookedDataset } from './look/index.ts';
import { profileRows } from './profile/index.ts';
import type { Profiled } from './profile-dataset.ts';
import { toHyphenName } from './to-names.ts';

interface Outer {
  name: string;
  looked: LookedDataset;
  profiled: Profiled;
  decided: DecidedDataset;
}

interface Inner {
  name: string;
  looked: LookedDataset;
  profiled: Profiled;
  only: string[];
}

/**
 * Lists of objects that have a key of their own are datasets of their own: one row per entry, with the key of the row
 * that it stood in.
 */
export function explodeLists({ name, looked, profiled, decided }: Outer): Inner[] {
  if (looked.settings.explode !== undefined || profiled.rows.length === 0) return [];
  const lists = decided.fields.filter(({ items }) => items?.fields?.some(isOwnKey) === true);
  return lists.map((list) => {
    const path = list.path.join('.');
    const keys = decided.fields
      .filter(({ keyPosition }) => keyPosition !== undefined)
      .map(({ path: of }) => of[0] ?? '');
    const entries = profiled.rows.flatMap((row) => toEntries(row, path, keys));
    const members = (list.items?.fields ?? []).map(({ path: of }) => of[0] ?? '');
    return {
      name: `${name}-${toHyphenName(list.name, 'entries')}`,
      looked: {
        ...{ foreign: `${looked.foreign}, ${path}`, physicalType: looked.physicalType },
        ...{
          settings: { ...looked.settings, explode: path },
          declared: [],
          primaryKey: [],
          uniques: [],
          doubts: [],
        },
      },
      profiled: { profile: profileRows(entries, profiled.profile.isWhole), rows: [], doubts: [] },
      only: [...new Set([...members, ...keys])],
    };
  });
}

function isOwnKey({ facts, required }: DecidedField): boolean {
  const meaning = facts?.recognition.meaning?.name;
  const column = facts?.column;
  return (
    required &&
    meaning === 'identifier' &&
    column !== undefined &&
    filledOf(column) >= 20 &&
    column.distinct === filledOf(column)
  );
}

/** The entry's members after the row's key: what both call alike is the entry's. */
function toEntries(
  row: Record<string, unknown>,
  path: string,
  keys: readonly string[],
): Record<string, unknown>[] {
  const found = readPath(row, path);
  if (!Array.isArray(found)) return [];
  const parent = Object.fromEntries(keys.map((key) => [key, row[key]]));
  const objects = found.filter(
    (entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null,
  );
  return objects.map((entry) => ({
    ...entry,
    ...Object.fromEntries(Object.entries(parent).filter(([key]) => !(key in entry))),
  }));
}
