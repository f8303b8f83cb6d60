import { Pool } from 'pg';
import { listLength } from '../questions.ts';
import { serveQuestions } from '../serve-questions.ts';
import { findPlate, toVehicle } from './to-vehicle.ts';
import type { StoredMember } from './member-row.ts';

/**
 * The limit: the same answers written by hand for this one question, over the hub's own tables, one prepared
 * statement each. No schema, no query language, no token, no audit. Arguments: the database's URL.
 */
const pool = new Pool({ connectionString: process.argv[2], max: 12 });

const columns = 'dataset, key, role, entity_id, attributes, as_of, recorded_at';
const order = 'ORDER BY entity_id, dataset, key, role';
const byPlate = `SELECT ${columns} FROM member WHERE entity_id IN (
  SELECT entity_id FROM entity_key WHERE entity_type = 'vehicle' AND attribute = 'plate' AND value = $1) ${order}`;
const firstOnes = `SELECT ${columns} FROM member WHERE entity_id IN (
  SELECT entity_id FROM projection WHERE entity_type = 'vehicle' ORDER BY entity_id LIMIT $1) ${order}`;

serveQuestions(async ({ variables }) => {
  const plate = variables?.plate;
  if (typeof plate !== 'string') return { data: { vehicles: { nodes: await readFirst() } }, extensions };
  return { data: { vehicle: await readByPlate(plate) }, extensions };
});

const extensions = { sources: [] };

async function readByPlate(plate: string): Promise<object | null> {
  const { rows } = await pool.query<StoredMember>({ name: 'plate', text: byPlate, values: [plate] });
  const entities = groupByEntity(rows);
  const owner = entities.find((members) => findPlate(members) === plate) ?? entities[0];
  return owner ? toVehicle(owner[0].entity_id, owner) : null;
}

async function readFirst(): Promise<object[]> {
  const { rows } = await pool.query<StoredMember>({ name: 'list', text: firstOnes, values: [listLength] });
  return groupByEntity(rows).map((members) => toVehicle(members[0].entity_id, members));
}

type Members = [StoredMember, ...StoredMember[]];

/** @param rows ordered by entity */
function groupByEntity(rows: readonly StoredMember[]): Members[] {
  const groups: Members[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0].entity_id === row.entity_id) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
