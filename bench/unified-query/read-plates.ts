import { Client } from 'pg';

const most = 500;

/**
 * The plates that are asked for: half of them of vehicles that several departments know, half of any, in an order
 * that is the same in every run over the same data.
 */
export async function readPlates(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ plate: string; known: boolean }>(
      `SELECT attributes->>'plate' AS plate, (SELECT count(DISTINCT dataset) > 1 FROM member
         WHERE member.entity_id = projection.entity_id) AS known
       FROM projection WHERE entity_type = 'vehicle' AND attributes ? 'plate' ORDER BY md5(attributes->>'plate')`,
    );
    const shared = rows.filter(({ known }) => known).slice(0, most / 2);
    const any = rows.slice(0, most - shared.length);
    return [...shared, ...any].map(({ plate }) => plate);
  } finally {
    await client.end();
  }
}
