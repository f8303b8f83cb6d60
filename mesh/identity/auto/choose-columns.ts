import type { ClassifiedColumn, ColumnKind } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';

/** A column counts as full from this share of records with a value. */
const fullFrom = 0.5;

/** With so many full columns the sparse ones are left out: what is mostly missing tells little and misleads training. */
const enough = 4;

/** Agreement on these all but decides, in however few records they are: they are never too sparse. */
const deciding = new Set<ColumnKind>(['resident-id', 'credit-code', 'vin', 'plate', 'telephone', 'email']);

/**
 * Leaves out columns that only one of several inputs has, which nothing in the others compares with, and sparse ones
 * where there are enough full ones.
 */
export function chooseColumns(
  columns: readonly ClassifiedColumn[],
  profiles: readonly ColumnProfile[],
  inputs: number,
): ClassifiedColumn[] {
  const profileOf = new Map(profiles.map((profile) => [profile.name, profile]));
  const shareOf = ({ name }: ClassifiedColumn) => {
    const profile = profileOf.get(name);
    return profile ? profile.filled / Math.max(profile.records, 1) : 0;
  };
  const shared = columns.map((column) =>
    inputs > 1 && profileOf.get(column.name)?.inputs === 1
      ? leftOut(column, 'only one input has it')
      : column,
  );
  const full = shared.filter((column) => column.kind !== 'nothing' && shareOf(column) >= fullFrom);
  if (full.length < enough) return shared;
  return shared.map((column) =>
    column.kind === 'nothing' || full.includes(column) || deciding.has(column.kind)
      ? column
      : leftOut(column, `only ${Math.round(100 * shareOf(column))} % of the records have it`),
  );
}

const leftOut = (column: ClassifiedColumn, why: string): ClassifiedColumn => ({
  ...column,
  kind: 'nothing',
  why,
});
