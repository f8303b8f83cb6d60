import type { FieldOptions } from '#contracts';
import { toWords } from '../recognise/index.ts';
import type { ColumnFacts, DecidedValue } from './decided-field.ts';
import { filledOf } from './decided-field.ts';

/** Digits that name and do not count. */
const naming = new Set(
  'resident-id telephone credit-code division postcode status kind sex nation plate vin marital-status bank-account register-number household-number secret blood-type plate-kind industry'.split(
    ' ',
  ),
);
/** What is measured may have a fraction tomorrow, even where no value has one today. */
const measured = new Set('amount measure longitude latitude speed registered-capital'.split(' '));
const neverNegative = new Set('amount measure count speed registered-capital age'.split(' '));

/** Whether texts of an untyped file are numbers, and not codes written in digits. */
export function readsAsNumber({ column, recognition }: ColumnFacts, share: number): boolean {
  const { numbers } = column;
  if (numbers === undefined || numbers.count < filledOf(column) * share) return false;
  const { name } = recognition.meaning ?? {};
  if (name !== undefined && naming.has(name)) return false;
  if (recognition.format !== undefined && ['telephone', 'division'].includes(recognition.format))
    return false;
  if (column.sample.some((value) => /^[+-]?0\d/.test(value.trim()) || value.trim().length > 15)) return false;
  const isFixed = column.shortest === column.longest && column.longest >= 5;
  return !(name === 'identifier' && isFixed);
}

/** `integer` for what is counted or numbered, `number` for what is measured. */
export function decideNumber({ column, recognition, declared, isUntyped }: ColumnFacts): DecidedValue {
  const { name = '' } = recognition.meaning ?? {};
  const { numbers } = column;
  const isWhole = numbers !== undefined && numbers.integers === numbers.count;
  const said = isUntyped ? undefined : declared?.type;
  const isInteger =
    said === undefined || said === 'string'
      ? isWhole && !isMeasured(column.path, name)
      : said === 'integer' && isWhole;
  return {
    type: isInteger ? 'integer' : 'number',
    options: toRange(name, numbers),
    doubts: toDoubts(name, numbers),
  };
}

function isMeasured(path: readonly string[], meaning: string): boolean {
  return (
    measured.has(meaning) ||
    toWords(path.at(-1) ?? '').some((word) => ['kg', 'kilogram', 'yuan', 'price', 'degree'].includes(word))
  );
}

type Numbers = ColumnFacts['column']['numbers'];

function toRange(meaning: string, numbers: Numbers): FieldOptions {
  if (numbers === undefined) return {};
  const { minimum, maximum } = numbers;
  // The mainland of China; else the globe.
  if (meaning === 'longitude')
    return minimum >= 73 && maximum <= 136 ? { minimum: 73, maximum: 136 } : { minimum: -180, maximum: 180 };
  if (meaning === 'latitude')
    return minimum >= 3 && maximum <= 54 ? { minimum: 3, maximum: 54 } : { minimum: -90, maximum: 90 };
  return neverNegative.has(meaning) && minimum >= 0 ? { minimum: 0 } : {};
}

function toDoubts(meaning: string, numbers: Numbers): string[] {
  if (numbers === undefined) return [];
  const { minimum, maximum } = numbers;
  const isGlobe =
    (meaning === 'longitude' && Math.max(-minimum, maximum) > 180) ||
    (meaning === 'latitude' && Math.max(-minimum, maximum) > 90);
  if (isGlobe)
    return [`Seen ${minimum} to ${maximum}, which is outside the globe: those rows will be quarantined.`];
  return [`Seen ${minimum} to ${maximum}.`];
}
