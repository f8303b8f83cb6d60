import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../duck.ts';
import type { ComparedValue } from '../explaining/index.ts';
import { toAttributeNames, toGivenColumn } from '../features/index.ts';
import { column, type IdentityModel } from '../model/index.ts';

/** One record of a pair: its member id, its attributes as they were given, its features raw and comparable. */
export interface Side {
  readonly id: string;
  readonly given: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, ComparedValue>>;
}

export async function readSide(
  connection: DuckDBConnection,
  model: Pick<IdentityModel, 'features'>,
  record: number,
): Promise<Side> {
  const names = toAttributeNames(model);
  const picked = [
    ...['dataset', 'key', 'role'].map((name) => `numbered.${column(name)}`),
    ...names.map((name) => `numbered.${column(toGivenColumn(name))}`),
    ...model.features.map(({ name }) => `raw.${column(name)}`),
  ];
  const sql = `SELECT ${picked.join(', ')} FROM numbered JOIN raw USING (i) WHERE i = ${record}`;
  const [row = []] = await readRows(connection, sql);
  const texts = row.map((value) => (value === null ? null : String(value)));
  const given = Object.fromEntries(names.map((name, at) => [name, texts[3 + at] ?? '']));
  const values = model.features.map(({ name, from }, at) => {
    const raw = from.map((attribute) => given[attribute.name]).filter(Boolean);
    return [name, { raw: raw[0] ?? null, value: texts[3 + names.length + at] ?? null }] as const;
  });
  return { id: texts.slice(0, 3).join('\0'), given, values: Object.fromEntries(values) };
}
