import type { DatasetRead, ReadingStart, Row } from '../port/index.ts';
import { readPath, toForeignName } from '../shaping/index.ts';

/**
 * Notes the highest value of the field by which a dataset is read: numbers by their size, texts by their code units,
 * which is the order of dates as they are commonly written. Undefined where the dataset is not read by watermark.
 */
export function toWatermarkNote(
  read: DatasetRead,
  start?: ReadingStart,
): ((rows: readonly Row[]) => string | undefined) | undefined {
  if (read.reading?.mode !== 'watermark') return undefined;
  const path = toForeignName(read, read.reading.field);
  let highest = start?.since;
  return (rows) => {
    for (const { value } of rows) {
      const mark = readPath(value, path);
      if (typeof mark !== 'string' && typeof mark !== 'number') continue;
      if (highest === undefined || isHigher(String(mark), highest)) highest = String(mark);
    }
    return highest;
  };
}

const number = /^-?\d+(\.\d+)?$/;

function isHigher(mark: string, than: string): boolean {
  return number.test(mark) && number.test(than) ? Number(mark) > Number(than) : mark > than;
}

const defaultMilliseconds = 300_000;
const defaultSteps = 1000;

/** Where a reading by watermark begins: a little below the highest seen, in the form in which the source writes it. */
export function toSince(read: DatasetRead, start?: ReadingStart): string | undefined {
  if (start?.since === undefined || read.reading?.mode !== 'watermark') return undefined;
  const { overlap } = read.reading;
  const isGiven = overlap !== undefined;
  if (number.test(start.since))
    return String(Number(start.since) - (isGiven && 'steps' in overlap ? overlap.steps : defaultSteps));
  return toEarlier(
    start.since,
    isGiven && 'milliseconds' in overlap ? overlap.milliseconds : defaultMilliseconds,
  );
}

const time = /^(\d{4}-\d\d-\d\d)(?:([T ])(\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** The same writing of an earlier time: its zone, its separator and its precision stay. What is no time stays as it is. */
function toEarlier(mark: string, milliseconds: number): string {
  const [, date, separator, minutes, seconds, fraction, zone = ''] = time.exec(mark) ?? [];
  if (date === undefined) return mark;
  const wall = Date.parse(`${date}T${minutes ?? '00:00'}${seconds ?? ':00'}Z`) - milliseconds;
  if (Number.isNaN(wall)) return mark;
  const text = new Date(wall).toISOString();
  if (separator === undefined) return text.slice(0, 10);
  const clock = text.slice(11, seconds === undefined ? 16 : 19);
  return `${text.slice(0, 10)}${separator}${clock}${fraction ?? ''}${zone}`;
}
