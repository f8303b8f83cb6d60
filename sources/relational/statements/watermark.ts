import type { DatasetRead, Reading } from '../../port/index.ts';
import type { ColumnFacts } from './table-facts.ts';

const defaultMilliseconds = 300_000;
const defaultSteps = 1000;

/** The column that a dataset's changes are found by; undefined where it is not read by watermark. */
export function findWatermarkColumn(read: DatasetRead): string | undefined {
  if (read.reading?.mode !== 'watermark') return undefined;
  const { field } = read.reading;
  return read.fields?.[field] ?? field;
}

/**
 * Where a reading begins that wants what has changed since the watermark: some way below it, for clocks that differ and
 * for transactions that commit later than they wrote. What comes again is unchanged, and costs little.
 */
export function toBeginning(watermark: string, read: DatasetRead, column: ColumnFacts): string {
  const { overlap } = read.reading as Extract<Reading, { mode: 'watermark' }>;
  if (column.type === 'integer' || column.type === 'decimal') {
    return toEarlierNumber(
      watermark,
      overlap !== undefined && 'steps' in overlap ? overlap.steps : defaultSteps,
    );
  }
  const milliseconds =
    overlap !== undefined && 'milliseconds' in overlap ? overlap.milliseconds : defaultMilliseconds;
  return toEarlierTime(watermark, milliseconds);
}

function toEarlierNumber(text: string, steps: number): string {
  const [whole = ''] = text.split('.');
  return /^-?\d+$/.test(whole) ? String(BigInt(whole) - BigInt(Math.ceil(steps))) : text;
}

const time = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** The same moment, earlier, in the form that it came in; texts that are no such time, such as `infinity`, stay. */
function toEarlierTime(text: string, milliseconds: number): string {
  const parts = time.exec(text);
  if (parts === null) return text;
  const [, date = '', clock, , zone] = parts;
  // Whole seconds downwards: a microsecond is never rounded away above the watermark.
  const at = Date.parse(`${date}T${clock ?? '00:00:00'}${zone ?? 'Z'}`) - milliseconds;
  if (Number.isNaN(at)) return text;
  const earlier = new Date(at).toISOString();
  if (milliseconds === 0) return text;
  if (clock === undefined) return earlier.slice(0, 10);
  return `${earlier.slice(0, 23)}${zone === undefined ? '' : '+00:00'}`;
}
