import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import type { IdentityModel } from '../model/index.ts';

/** The attributes that the model looks at, each once. */
export function toAttributeNames(model: Pick<IdentityModel, 'features'>): string[] {
  return [...new Set(model.features.flatMap(({ from }) => from.map(({ name }) => name)))];
}

/**
 * Numbers the records in the order of dataset, key and role, so that a number's order is the member's order wherever
 * and whenever it arrived: the table `numbered` is `given` with `i` from 0 on. Returns how many there are.
 */
export async function numberRecords(connection: DuckDBConnection): Promise<number> {
  await connection.run(
    `CREATE TABLE numbered AS
     SELECT (row_number() OVER (ORDER BY dataset, key, role) - 1)::INTEGER AS i, * FROM given`,
  );
  await connection.run('DROP TABLE given');
  const [records = 0] = await readNumbers(connection, 'SELECT count(*) FROM numbered');
  return records;
}
