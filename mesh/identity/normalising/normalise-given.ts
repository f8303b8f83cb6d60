import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import { toGivenColumn } from '../features/index.ts';
import { column, validColumn, type Feature, type IdentityModel } from '../model/index.ts';
import { mapByDriver, mapByFiles, worthAFile } from './map-values.ts';
import { MappingCrew } from './mapping-crew.ts';
import { toValueGroups, type ValueGroup } from './value-groups.ts';

/**
 * Turns `numbered` into `raw`: i, and for each feature its comparable text and whether it is valid. Only different
 * values are normalised, and of those only the ones that are not in their comparable form already.
 */
export async function normaliseGiven(connection: DuckDBConnection, model: IdentityModel): Promise<void> {
  const groups = toValueGroups(model);
  const mapped = await mapGroups(connection, groups);
  const picked = groups.flatMap((group) =>
    group.plan.features.flatMap((one) => (mapped.has(group) ? pick(one, group) : pickGiven(one, group))),
  );
  const joins = groups.filter((group) => mapped.has(group)).map(toJoin);
  await connection.run(
    `CREATE TABLE raw AS SELECT numbered.i, ${picked.join(', ')} FROM numbered ${joins.join(' ')}`,
  );
  for (const group of groups) await connection.run(`DROP TABLE ${group.keys}; DROP TABLE ${group.mapped}`);
}

/** Returns the groups of which anything had to be mapped. */
async function mapGroups(
  connection: DuckDBConnection,
  groups: readonly ValueGroup[],
): Promise<ReadonlySet<ValueGroup>> {
  const [records = 0] = await readNumbers(connection, 'SELECT count(*) FROM numbered');
  await using crew = MappingCrew.gather(records);
  const [many, few]: [ValueGroup[], ValueGroup[]] = [[], []];
  for (const group of groups) {
    const values = await writeDifferent(connection, group);
    if (values > 0) (group.plan.from.length === 1 && values >= worthAFile ? many : few).push(group);
  }
  // Without work for it nobody waits for a thread to load.
  if (many.length > 0) await mapByFiles(connection, many, crew);
  for (const group of few) await mapByDriver(connection, group);
  return new Set([...many, ...few]);
}

/** Different values get numbers, and what is made of them goes by the same numbers. Returns how many there are. */
async function writeDifferent(
  connection: DuckDBConnection,
  { plan, keys, mapped, isNormal }: ValueGroup,
): Promise<number> {
  const columns = plan.from.map(({ name }) => given(name));
  const some = `(${columns.map((one) => `${one} IS NOT NULL`).join(' OR ')})`;
  const where = isNormal ? `${some} AND NOT (${isNormal})` : some;
  const named = columns.map((one, place) => `${one} AS k${place}`);
  await connection.run(
    `CREATE TABLE ${keys} AS SELECT row_number() OVER ()::INTEGER AS n, *
     FROM (SELECT DISTINCT ${named.join(', ')} FROM numbered WHERE ${where})`,
  );
  const made = plan.features.map((_feature, place) => `v${place} VARCHAR, valid${place} BOOLEAN`);
  await connection.run(`CREATE TABLE ${mapped} (n INTEGER, ${made.join(', ')})`);
  const [values = 0] = await readNumbers(connection, `SELECT count(*) FROM ${keys}`);
  return values;
}

const given = (attribute: string) => `numbered.${column(toGivenColumn(attribute))}`;

function pick(feature: Feature, { plan, name, isNormal }: ValueGroup): string[] {
  const place = plan.features.indexOf(feature);
  const [value, valid] = [`${name}.v${place}`, `${name}.valid${place}`];
  const [only] = plan.from;
  // What was not mapped is in its comparable form already.
  const picked =
    isNormal && only ? `CASE WHEN ${name}.n IS NULL THEN ${given(only.name)} ELSE ${value} END` : value;
  return [
    `${picked} AS ${column(feature.name)}`,
    `coalesce(${valid}, false) AS ${validColumn(feature.name)}`,
  ];
}

/** Every value is in its comparable form, or missing. */
function pickGiven(feature: Feature, { plan, isNormal }: ValueGroup): string[] {
  const [only] = plan.from;
  const picked = isNormal && only ? given(only.name) : 'NULL::VARCHAR';
  return [`${picked} AS ${column(feature.name)}`, `false AS ${validColumn(feature.name)}`];
}

/** Values by their numbers first, records by their values then: one look-up for a record instead of two. */
function toJoin({ plan, name, keys, mapped }: ValueGroup): string {
  const equal = plan.from.length > 1 ? 'IS NOT DISTINCT FROM' : '=';
  const on = plan.from.map((attribute, place) => `${name}.k${place} ${equal} ${given(attribute.name)}`);
  return `LEFT JOIN (FROM ${keys} JOIN ${mapped} USING (n)) AS ${name} ON ${on.join(' AND ')}`;
}
