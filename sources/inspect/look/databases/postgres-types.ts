import type { FieldType } from '#contracts';
import type { CellType } from '../../profile/index.ts';
import type { DeclaredColumn } from '../looked.ts';
import type { CatalogueColumn } from './postgres-catalogue.ts';

/** What the hub's reader makes of a PostgreSQL type; undefined parts mean text. */
interface ReadAs {
  type: FieldType;
  cell: CellType;
}

const types: Record<string, ReadAs> = {
  smallint: { type: 'integer', cell: 'integer' },
  integer: { type: 'integer', cell: 'integer' },
  bigint: { type: 'integer', cell: 'integer' },
  oid: { type: 'integer', cell: 'integer' },
  numeric: { type: 'number', cell: 'number' },
  real: { type: 'number', cell: 'number' },
  'double precision': { type: 'number', cell: 'number' },
  boolean: { type: 'boolean', cell: 'boolean' },
  date: { type: 'date', cell: 'string' },
  'timestamp without time zone': { type: 'timestamp', cell: 'string' },
  'timestamp with time zone': { type: 'timestamp', cell: 'string' },
  json: { type: 'object', cell: 'object' },
  jsonb: { type: 'object', cell: 'object' },
};

const unreadable: Record<string, string> = {
  bytea: 'holds bytes, such as pictures',
  interval: 'holds spans of time, which no type of a contract names',
  point: 'holds a geometry',
  circle: 'holds a geometry',
  tsvector: 'is an index for searching',
  tsquery: 'is a query',
};

/** `numeric(10,2)` as `numeric`, with its length or digits. */
export function toBaseType(type: string): { base: string; size: number[] } {
  const found = /^(.*?)\((\d+)(?:,(-?\d+))?\)(.*)$/.exec(type.replace(/\[\]$/, ''));
  if (found === null) return { base: type.replace(/\[\]$/, ''), size: [] };
  const size = [found[2], found[3]].filter((digits) => digits !== undefined).map(Number);
  return { base: `${found[1]}${found[4]}`, size };
}

/** One column as the catalogue declares it. */
export function toDeclaredColumn(column: CatalogueColumn): DeclaredColumn {
  const { name, type, notNull, comment, labels, isArray } = column;
  const { base, size } = toBaseType(type);
  const known = types[base];
  const why = unreadable[base];
  const isWhole = base === 'numeric' && size[1] === 0 && (size[0] ?? 99) <= 15;
  const length = /^(character varying|character)$/.test(base) ? size[0] : undefined;
  return {
    path: [name],
    declaredAs: type,
    isRequired: notNull,
    type: isArray ? 'array' : isWhole ? 'integer' : (known?.type ?? 'string'),
    ...(comment === null ? {} : { comment }),
    ...(labels === null ? {} : { enum: labels }),
    ...(length === undefined ? {} : { maxLength: length }),
    ...(why === undefined ? {} : { leftOut: `"${name}" (${type}) ${why}: it is left out.` }),
  };
}

export function toCellType({ type }: CatalogueColumn): CellType {
  return types[toBaseType(type).base]?.cell ?? 'string';
}
