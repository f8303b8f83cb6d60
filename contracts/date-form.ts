import { parseDate, parseInstant } from '#schemas';
import type { DateForm } from './contract.ts';

interface Form {
  /** JSON type of the written value. */
  type: 'string' | 'integer' | 'number';
  matches: (value: string | number) => boolean;
  /** ISO date `yyyy-MM-dd`, or undefined for what is no date. */
  toDate: (value: string | number) => string | undefined;
}

const millisecondsOfDay = 86_400_000;
/** Excel's day 1 is 1900-01-01, but it believes in 1900-02-29, so counting from 1899-12-30 is right from March 1900 on. */
const excelStart = Date.UTC(1899, 11, 30);

function written(pattern: RegExp): Form {
  const toDate = (value: string | number): string | undefined =>
    pattern.test(String(value)) ? parseDate(String(value)) : undefined;
  return { type: 'string', toDate, matches: (value) => toDate(value) !== undefined };
}

function counted(type: 'integer' | 'number', toMilliseconds: (count: number) => number): Form {
  const toDate = (value: string | number): string | undefined => {
    const count = Number(value);
    return value === '' || !isFinite(count) ? undefined : toIso(toMilliseconds(count))?.slice(0, 10);
  };
  return { type, toDate, matches: (value) => toDate(value) !== undefined };
}

function toIso(milliseconds: number): string | undefined {
  return Math.abs(milliseconds) > 8.64e15 ? undefined : new Date(milliseconds).toISOString();
}

/** Every way in which a department may write a date. */
export const dateForms: Record<DateForm, Form> = {
  yyyyMMdd: written(/^\d{8}$/),
  'yyyy-MM-dd': written(/^\d{4}-\d{2}-\d{2}$/),
  'yyyy/M/d': written(/^\d{4}\/\d{1,2}\/\d{1,2}$/),
  'epoch-ms': counted('integer', (count) => count),
  excel: counted('number', (count) => excelStart + Math.floor(count) * millisecondsOfDay),
};
export const dateFormNames = Object.keys(dateForms) as DateForm[];

export function isDateForm(text: string | undefined): text is DateForm {
  return text !== undefined && Object.hasOwn(dateForms, text);
}

/** The ISO instant of a written timestamp; times without a zone are read at `offsetMinutes` east of UTC. */
export function toInstant(value: unknown, form: string | undefined, offsetMinutes = 0): string | undefined {
  if (value instanceof Date) return toIso(value.getTime());
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  if (form === 'epoch-ms') return toIso(Number(value));
  if (form === 'excel')
    return toIso(Math.round(excelStart + Number(value) * millisecondsOfDay - offsetMinutes * 60_000));
  return parseInstant(String(value), offsetMinutes);
}
