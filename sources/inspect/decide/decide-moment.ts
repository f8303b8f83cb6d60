import type { FieldOptions } from '#contracts';
import type { ColumnFacts, DecidedValue } from './decided-field.ts';
import { toPercent } from './decided-field.ts';

/** Spellings that the hub reads as they stand. */
const readable = new Set(['yyyyMMdd', 'yyyy-MM-dd', 'yyyy/M/d']);
const midnight = 86_400_000;
/** Times of a Chinese office that say no zone are Beijing time. */
const officeZone = 'Asia/Shanghai';

/** Dates and timestamps; undefined for what is neither, or is spelled so that no type fits. */
export function decideMoment(
  facts: ColumnFacts,
  cell: 'string' | 'number' | 'boolean',
): DecidedValue | undefined {
  const { format = '' } = facts.recognition;
  if (cell === 'number') return decideCounted(facts);
  const [kind, spelling] = format.split(':');
  if (kind === 'date' && spelling !== undefined && readable.has(spelling)) return toDate(facts, spelling);
  if (kind === 'timestamp' && spelling !== 'yyyyMMddHHmmss') return toTimestamp(facts, spelling === 'zoned');
  if (facts.isUntyped && (format === 'epoch-ms' || format === 'excel')) return decideCounted(facts);
  return undefined;
}

function toDate({ recognition, column }: ColumnFacts, spelling: string): DecidedValue {
  const options: FieldOptions = spelling === 'yyyy-MM-dd' ? {} : { format: spelling };
  return {
    type: 'date',
    options,
    doubts: toMisfits(recognition.share, `a date like ${spelling}`, column.distinct),
  };
}

function toTimestamp({ recognition, column, declared }: ColumnFacts, isZoned: boolean): DecidedValue {
  const doubts = toMisfits(recognition.share, 'a timestamp', column.distinct);
  if (isZoned || declared?.declaredAs?.includes('with time zone'))
    return { type: 'timestamp', options: {}, doubts };
  const sentence = `The times say no zone: ${officeZone} is a guess; without it they are read as UTC.`;
  return { type: 'timestamp', options: { defaultTimezone: officeZone }, doubts: [...doubts, sentence] };
}

function toMisfits(share: number, what: string, distinct: number): string[] {
  if (share >= 1 || distinct === 0) return [];
  return [
    `${toPercent(1 - share)} of the values are no ${what.replace(/^an? /, '')}: those rows will be quarantined.`,
  ];
}

/** Numbers that count milliseconds since 1970, or Excel's days, where the name says that it is a time. */
function decideCounted({ column, recognition }: ColumnFacts): DecidedValue | undefined {
  const { numbers } = column;
  if (numbers === undefined || recognition.meaning?.formats?.includes('epoch-ms') !== true) return undefined;
  const { minimum, maximum } = numbers;
  const isWhole = numbers.integers === numbers.count;
  if (isWhole && minimum >= 0 && maximum >= 1e11 && maximum <= 4.2e12) {
    const isDay = column.sample.every(
      (value) => Number(value) % midnight === 0 || Number(value) % midnight === 57_600_000,
    );
    const doubts = isDay && column.distinct > 1 ? ['All values are midnights: taken for a date.'] : [];
    return { type: isDay ? 'date' : 'timestamp', options: { format: 'epoch-ms' }, doubts };
  }
  if (minimum >= 1e8 && maximum <= 4.2e9 && isWhole && recognition.format === 'epoch-s') {
    return {
      type: 'integer',
      options: {},
      doubts: ['Seems to count seconds since 1970, which the hub does not read as a time.'],
    };
  }
  if (minimum >= 10_000 && maximum <= 73_000) {
    return { type: 'date', options: { format: 'excel' }, doubts: ["Taken for Excel's count of days."] };
  }
  return undefined;
}
