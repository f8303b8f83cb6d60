import type { TypeCastField, TypeCastNext } from 'mysql2';
import type { DatasetRead } from '../../port/index.ts';
import type { Values } from '../engine.ts';
import type { TableFacts } from '../statements/index.ts';
import { toExactNumber } from '../values/index.ts';
import type { MariadbDataset } from './generated/mariadb.ts';

/**
 * MariaDB's values as a contract names them: dates and times as ISO text, just as precise, with a zone only where the
 * column has one (TIMESTAMP; our sessions are in UTC); numbers as numbers where none of their digits is lost, else as
 * text; bytes in base64.
 */
export function readValue(field: TypeCastField, next: TypeCastNext): unknown {
  switch (field.type) {
    case 'LONGLONG':
    case 'DECIMAL':
    case 'NEWDECIMAL':
      return toNullable(field.string('ascii'), toExactNumber);
    case 'DATE':
    case 'NEWDATE':
      return field.string('ascii');
    case 'DATETIME':
    case 'DATETIME2':
      return toNullable(field.string('ascii'), (text) => text.replace(' ', 'T'));
    case 'TIMESTAMP':
    case 'TIMESTAMP2':
      return toNullable(field.string('ascii'), toInstant);
    case 'BIT':
      return toNullable(field.buffer(), toBits);
    case 'GEOMETRY':
      return toNullable(field.buffer(), (bytes) => bytes.toString('base64'));
    default:
      return toPlain(next());
  }
}

function toNullable<Cell>(cell: Cell | null, read: (cell: Cell) => unknown): unknown {
  return cell === null ? null : read(cell);
}

/** A zero time is no instant, and gets no zone. */
function toInstant(text: string): string {
  const iso = text.replace(' ', 'T');
  return text.startsWith('0000') ? iso : `${iso}+00:00`;
}

function toBits(bytes: Buffer): number | string {
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return toExactNumber(String(value));
}

function toPlain(value: unknown): unknown {
  return Buffer.isBuffer(value) ? value.toString('base64') : value;
}

/** What is known only with the contract and the source document: booleans, which MariaDB has none of, and zero dates. */
export function readRows(rows: Values[], read: DatasetRead, facts: TableFacts): void {
  const booleans = findBooleans(read);
  const { zeroDates } = read.settings as MariadbDataset;
  const dates =
    zeroDates === 'empty'
      ? facts.columns.filter(({ type }) => type === 'date' || type === 'time-of-change')
      : [];
  if (booleans.length + dates.length === 0) return;
  for (const row of rows) {
    for (const name of booleans) row[name] = toBoolean(row[name]);
    for (const { name } of dates) if (isZeroDate(row[name])) row[name] = null;
  }
}

/** Columns whose field the contract calls boolean: TINYINT(1) and BIT(1) hold 0 and 1; anything else stays, and breaks it. */
function findBooleans({ fields, fieldTypes = {} }: DatasetRead): string[] {
  const named = Object.keys(fieldTypes).filter((field) => fieldTypes[field] === 'boolean');
  return named.map((field) => (fields === undefined ? field : (fields[field] ?? field)));
}

function toBoolean(value: unknown): unknown {
  if (value === 0 || value === 1) return value === 1;
  return value;
}

function isZeroDate(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('0000-00-00');
}
