import type { PoolClient } from 'pg';
import type { EntityTypeName } from '#schemas';

/**
 * `record`: each record's number and features; `key`: what blocking rules find it by; `hot`: keys that too many records
 * share; `edge`: pairs from the review threshold on.
 */
export const stateTables = ['record', 'key', 'hot', 'edge'] as const;
export type StateTable = (typeof stateTables)[number];

const columns: Record<StateTable, string> = {
  record: `n bigint NOT NULL, dataset text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL, features json NOT NULL`,
  key: 'key bigint NOT NULL, n bigint NOT NULL',
  hot: 'key bigint NOT NULL, rule smallint NOT NULL, depth smallint NOT NULL',
  edge: 'a bigint NOT NULL, b bigint NOT NULL, weight double precision NOT NULL',
};

const indexes: Record<StateTable, readonly string[]> = {
  record: ['PRIMARY KEY (n)', 'UNIQUE (dataset, key, role)'],
  key: ['PRIMARY KEY (key, n)'],
  hot: ['PRIMARY KEY (key)'],
  edge: ['PRIMARY KEY (a, b)'],
};

/** The table's name in SQL; a type's name is letters and digits only. */
export const stateTable = (entityType: EntityTypeName, table: StateTable) =>
  `linkage."${entityType}_${table}"`;

export async function dropTables(client: PoolClient, entityType: EntityTypeName): Promise<void> {
  const names = stateTables.map((table) => stateTable(entityType, table));
  await client.query(`DROP TABLE IF EXISTS ${names.join(', ')}`);
}

export async function createTables(client: PoolClient, entityType: EntityTypeName): Promise<void> {
  for (const table of stateTables)
    await client.query(`CREATE UNLOGGED TABLE ${stateTable(entityType, table)} (${columns[table]})`);
}

/** After the rows are in: building an index at once is cheaper than row by row. */
export async function indexTables(client: PoolClient, entityType: EntityTypeName): Promise<void> {
  for (const table of stateTables)
    for (const index of indexes[table])
      await client.query(`ALTER TABLE ${stateTable(entityType, table)} ADD ${index}`);
  await client.query(`CREATE INDEX ON ${stateTable(entityType, 'edge')} (b)`);
  for (const table of stateTables) await client.query(`ANALYZE ${stateTable(entityType, table)}`);
}
