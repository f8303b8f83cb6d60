import type { Session } from '../engine.ts';
import type { Catalogue, CatalogueColumn, CatalogueForeignKey, CatalogueTable } from './catalogue.ts';

interface TableRow {
  schema: string;
  name: string;
  kind: string;
  comment: string | null;
  estimate: number | string | null;
}

const own = `NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')`;
/** One database: the given one, else that of the connection. */
const here = `TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_SCHEMA ${own}`;

const tablesQuery = `
  SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS name, TABLE_TYPE AS kind, TABLE_COMMENT AS comment, TABLE_ROWS AS estimate
  FROM information_schema.TABLES WHERE ${here} ORDER BY TABLE_NAME`;

interface ColumnRow {
  table: string;
  name: string;
  type: string;
  nullable: string;
  default: string | null;
  comment: string | null;
  data: string;
  length: number | string | null;
}

const columnsQuery = `
  SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS name, COLUMN_TYPE AS type, IS_NULLABLE AS nullable,
    COLUMN_DEFAULT AS \`default\`, COLUMN_COMMENT AS comment, DATA_TYPE AS data, CHARACTER_MAXIMUM_LENGTH AS length
  FROM information_schema.COLUMNS WHERE ${here} ORDER BY TABLE_NAME, ORDINAL_POSITION`;

/** MariaDB's JSON is LONGTEXT with a check of this form. */
const jsonQuery = `
  SELECT TABLE_NAME AS \`table\`, CHECK_CLAUSE AS clause
  FROM information_schema.CHECK_CONSTRAINTS
  WHERE CONSTRAINT_SCHEMA = COALESCE(?, DATABASE()) AND LOWER(CHECK_CLAUSE) LIKE 'json\\_valid(%'`;

interface KeyRow {
  table: string;
  name: string;
  column: string;
  part: number | null;
}

const keysQuery = `
  SELECT TABLE_NAME AS \`table\`, INDEX_NAME AS name, COLUMN_NAME AS \`column\`, SUB_PART AS part
  FROM information_schema.STATISTICS WHERE ${here} AND NON_UNIQUE = 0
  ORDER BY TABLE_NAME, INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX`;

interface ForeignRow {
  table: string;
  name: string;
  column: string;
  schema: string;
  foreign: string;
  reference: string;
}

const foreignQuery = `
  SELECT TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS name, COLUMN_NAME AS \`column\`,
    REFERENCED_TABLE_SCHEMA AS \`schema\`, REFERENCED_TABLE_NAME AS \`foreign\`, REFERENCED_COLUMN_NAME AS reference
  FROM information_schema.KEY_COLUMN_USAGE WHERE ${here} AND REFERENCED_TABLE_NAME IS NOT NULL
  ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`;

/** @param schema a database; undefined means that of the connection */
export async function readMariadbCatalogue(session: Session, schema: string | undefined): Promise<Catalogue> {
  const ask = async <Answer>(text: string) =>
    (await session.query({ text, values: [schema ?? null] })) as unknown as Answer[];
  const [version] = (await session.query({ text: 'SELECT VERSION() AS version', values: [] })) as {
    version: string;
  }[];
  const tables = await ask<TableRow>(tablesQuery);
  const parts: Parts = {
    columns: await ask<ColumnRow>(columnsQuery),
    json: (await ask<{ table: string; clause: string }>(jsonQuery)).map(toJsonColumn),
    keys: await ask<KeyRow>(keysQuery),
    foreign: await ask<ForeignRow>(foreignQuery),
  };
  return { version: version?.version ?? '', tables: tables.map((table) => toTable(table, parts)) };
}

interface Parts {
  columns: ColumnRow[];
  /** `table\ncolumn` */
  json: string[];
  keys: KeyRow[];
  foreign: ForeignRow[];
}

function toTable(table: TableRow, parts: Parts): CatalogueTable {
  const isMine = (row: { table: string }) => row.table === table.name;
  const keys = groupByName(parts.keys.filter(isMine));
  // A part of a column, such as its first ten letters, tells nothing of the whole.
  const whole = keys.filter((rows) => rows.every(({ part }) => part === null));
  const isView = table.kind.includes('VIEW');
  return {
    schema: table.schema,
    name: table.name,
    type: isView ? 'view' : 'table',
    ...(table.comment && !isView ? { comment: table.comment } : {}),
    ...(table.estimate === null ? {} : { rowEstimate: Number(table.estimate) }),
    columns: parts.columns.filter(isMine).map((column) => toColumn(column, parts.json)),
    primaryKey: whole.find(([first]) => first?.name === 'PRIMARY')?.map(({ column }) => column) ?? [],
    uniqueKeys: whole
      .filter(([first]) => first?.name !== 'PRIMARY')
      .map((rows) => rows.map(({ column }) => column)),
    foreignKeys: groupByName(parts.foreign.filter(isMine)).map(toForeignKey),
  };
}

function groupByName<Row extends { name: string }>(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.name, [...(groups.get(row.name) ?? []), row]);
  return [...groups.values()];
}

function toColumn(row: ColumnRow, json: readonly string[]): CatalogueColumn {
  const isJson = json.includes(`${row.table}\n${row.name}`);
  const labels = row.data === 'enum' ? readLabels(row.type) : [];
  const isText = row.data === 'char' || row.data === 'varchar';
  return {
    ...{ name: row.name, type: isJson ? 'json' : row.type, nullable: row.nullable === 'YES' },
    ...(row.default === null || row.default === 'NULL' ? {} : { default: row.default }),
    ...(row.comment ? { comment: row.comment } : {}),
    ...(labels.length === 0 ? {} : { enum: labels }),
    ...(isText && row.length !== null ? { length: Number(row.length) } : {}),
  };
}

/** `enum('a','it''s')` */
function readLabels(type: string): string[] {
  return [...type.matchAll(/'((?:[^']|'')*)'/g)].map(([, label = '']) => label.replaceAll("''", "'"));
}

function toJsonColumn({ table, clause }: { table: string; clause: string }): string {
  const [, column = ''] = /^json_valid\(`((?:[^`]|``)*)`\)$/i.exec(clause) ?? [];
  return `${table}\n${column.replaceAll('``', '`')}`;
}

function toForeignKey(rows: readonly ForeignRow[]): CatalogueForeignKey {
  return {
    columns: rows.map(({ column }) => column),
    references: {
      schema: rows[0]?.schema ?? '',
      table: rows[0]?.foreign ?? '',
      columns: rows.map(({ reference }) => reference),
    },
  };
}
