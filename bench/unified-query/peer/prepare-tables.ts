import { Client } from 'pg';
import { peerDatasets } from './peer-datasets.ts';

/**
 * Gives the peer what an ordinary team would have: a table per dataset, columns in the city's words, an index on
 * what it is looked up by. Mapping codes and cleaning identifiers is spared to it.
 */
export async function preparePeerTables(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('CREATE SCHEMA peer');
    for (const { dataset, table, attributes } of peerDatasets) {
      const columns = attributes.map((name) => `attributes->>'${name}' AS "${name}"`).join(', ');
      await client.query(
        `CREATE TABLE peer.${table} AS SELECT '${dataset}' AS dataset, key, ${columns} FROM member WHERE dataset = '${dataset}'`,
      );
      await client.query(`CREATE INDEX ON peer.${table} (plate)`);
      await client.query(`ANALYZE peer.${table}`);
    }
  } finally {
    await client.end();
  }
}
