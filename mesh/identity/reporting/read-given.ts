import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../duck.ts';
import type { ShownRecord } from '../explaining/index.ts';
import { toAttributeNames, toGivenColumn, toMemberReference } from '../features/index.ts';
import { column, type IdentityModel } from '../model/index.ts';

/** One record of the table `numbered`, with the attributes that the model looks at, as they were given. */
export async function readGiven(
  connection: DuckDBConnection,
  model: Pick<IdentityModel, 'features'>,
  record: number,
): Promise<ShownRecord & { readonly attributes: Readonly<Record<string, string>> }> {
  const names = toAttributeNames(model);
  const picked = ['dataset', 'key', 'role', ...names.map(toGivenColumn)].map(column);
  const sql = `SELECT ${picked.join(', ')} FROM numbered WHERE i = ${record}`;
  const [row = []] = await readRows(connection, sql);
  const texts = row.map((value) => (value === null ? '' : String(value)));
  return {
    ...toMemberReference(texts.slice(0, 3).join('\0')),
    attributes: Object.fromEntries(names.map((name, at) => [name, texts[3 + at] ?? ''])),
  };
}
