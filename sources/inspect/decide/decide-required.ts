import type { FieldType } from '#contracts';
import type { DeclaredColumn } from '../look/index.ts';
import type { ColumnProfile } from '../profile/index.ts';
import type { Recognition } from '../recognise/index.ts';
import { toPercent } from './decided-field.ts';

interface Facts {
  column: ColumnProfile;
  declared: DeclaredColumn | undefined;
  recognition: Recognition | undefined;
  isUntyped: boolean;
}

/** Share of rows without a value that counts as single mistakes, of a hundred rows at least. */
const mistakes = 0.005;
/** Fewer rows show nothing. */
const enoughRows = 20;

/** Required where every row has a value, but for single mistakes; the contract's texts must then not be empty. */
export function decideRequired(
  { column, declared }: Facts,
  type: FieldType,
): { required: boolean; doubts: string[] } {
  const { rows, missing } = column;
  const empty = type === 'string' || type === 'date' || type === 'timestamp' ? column.empty : 0;
  const without = missing + empty;
  if (rows === 0) return { required: declared?.isRequired === true, doubts: [] };
  if (without === 0) {
    if (rows >= enoughRows || declared?.isRequired === true) return { required: true, doubts: [] };
    return { required: true, doubts: [`Every one of ${rows} rows has a value, which is few to go by.`] };
  }
  const isDeclared = declared?.isRequired === true && missing === 0;
  const isMistake = rows >= 100 && without <= Math.max(1, rows * mistakes);
  if (!isDeclared && !isMistake) return { required: false, doubts: [] };
  const share = toPercent(without / rows);
  const sentence = `${without} of ${rows} rows (${share}) have none and will be quarantined: take "required" out if that is right.`;
  return isDeclared && !isMistake ? { required: false, doubts: [] } : { required: true, doubts: [sentence] };
}
