import pg from 'pg';
import { toExactNumber } from '../relational/values/index.ts';

const { builtins } = pg.types;

/**
 * PostgreSQL's values as a contract names them: dates and timestamps as ISO text, just as precise and with a zone only
 * where the column has one; numbers as numbers where none of their digits is lost, else as text; bytes
 * in base64.
 */
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.DATE]: (text) => text,
  [builtins.TIMESTAMP]: (text) => text.replace(' ', 'T'),
  [builtins.TIMESTAMPTZ]: toIso,
  [builtins.INT8]: toExactNumber,
  [builtins.NUMERIC]: toExactNumber,
  [builtins.BYTEA]: toBase64,
};

export const readTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** `2024-05-01 10:20:30+08` with the offset's minutes that PostgreSQL leaves out. */
function toIso(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00');
}

/** As JSON holds bytes. PostgreSQL writes `\x00ff`. */
function toBase64(text: string): string {
  return Buffer.from(text.slice(2), 'hex').toString('base64');
}
