import { BOOLEAN, INTEGER, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { alreadyNormal, type EntityAttribute } from '#schemas';
import { ColumnAppender, quote, readColumns } from '../duck.ts';
import { column, validColumn, type Feature, type IdentityModel } from '../model/index.ts';
import { readsValidity } from './feature-extractor.ts';
import { toGivenColumn } from './load-records.ts';
import { mapByFile } from './map-by-file.ts';
import { toMapper } from './value-mapper.ts';

/** Features that are made from the same attributes: each different value is worked out once for all of them. */
interface FeatureGroup {
  readonly from: readonly EntityAttribute[];
  readonly features: readonly Feature[];
  /** SQL that holds for values which are their own features: they never leave DuckDB. */
  readonly isNormal?: string;
}

/**
 * Turns `numbered` into `raw`: i, and for each feature its comparable text and whether it is valid. Only different
 * values are normalised, and of those only the ones that are not in their comparable form already.
 */
export async function normaliseGiven(connection: DuckDBConnection, model: IdentityModel): Promise<void> {
  const groups = toGroups(model);
  for (const [index, group] of groups.entries()) await mapValues(connection, model, { group, index });
  const picked = groups.flatMap((group, index) =>
    group.features.flatMap((one) => pick(one, { group, index })),
  );
  const joins = groups.map((group, index) => toJoin(group, index));
  await connection.run(
    `CREATE TABLE raw AS SELECT numbered.i, ${picked.join(', ')} FROM numbered ${joins.join(' ')}`,
  );
  for (const index of groups.keys())
    await connection.run(`DROP TABLE ${mapTable(index)}; DROP TABLE ${keyTable(index)}`);
}

interface Place {
  readonly group: FeatureGroup;
  readonly index: number;
}

/** The different values of a group, by numbers; what is made of them goes by the same numbers. */
const keyTable = (index: number) => column(`given values ${index}`);
const mapTable = (index: number) => column(`values ${index}`);
const given = (attribute: EntityAttribute) => `numbered.${column(toGivenColumn(attribute.name))}`;

function toGroups(model: IdentityModel): FeatureGroup[] {
  const groups = Map.groupBy(model.features, ({ from }) => JSON.stringify(from.map(({ name }) => name)));
  return [...groups.values()].map((features) => {
    const from = features[0]?.from ?? [];
    return { from, features, isNormal: toShortCut(features, from, model) };
  });
}

/** One attribute, and features that are nothing but its normalised text. */
function toShortCut(
  features: readonly Feature[],
  from: readonly EntityAttribute[],
  model: IdentityModel,
): string | undefined {
  const [only] = from;
  if (!only || from.length > 1) return undefined;
  const patterns = features.map((feature) =>
    feature.take || feature.split || readsValidity(feature, model)
      ? undefined
      : alreadyNormal[feature.normalise],
  );
  if (patterns.includes(undefined)) return undefined;
  return [...new Set(patterns)]
    .map((pattern) => `regexp_full_match(${given(only)}, ${quote(pattern ?? '')})`)
    .join(' AND ');
}

async function mapValues(
  connection: DuckDBConnection,
  model: IdentityModel,
  { group, index }: Place,
): Promise<void> {
  const [keys, target] = [keyTable(index), mapTable(index)];
  await connection.run(
    `CREATE TABLE ${keys} AS SELECT row_number() OVER ()::INTEGER AS n, * FROM (${toDistinct(group)})`,
  );
  const columns = group.features.map((_feature, place) => `v${place} VARCHAR, valid${place} BOOLEAN`);
  await connection.run(`CREATE TABLE ${target} (n INTEGER, ${columns.join(', ')})`);
  const map = toMapper(group, model);
  const odd = await mapByFile(connection, { keys, target, map, isSingle: group.from.length === 1 });
  const types = [INTEGER, ...group.features.flatMap(() => [VARCHAR, BOOLEAN])];
  const appender = await ColumnAppender.open(connection, target.slice(1, -1), types);
  for await (const [n = [], ...given] of readColumns(connection, `SELECT * FROM ${keys} WHERE ${odd}`))
    appender.append([n, ...map(given as (string | null)[][])]);
  appender.close();
}

function toDistinct({ from, isNormal }: FeatureGroup): string {
  const columns = from.map(given);
  const some = `(${columns.map((one) => `${one} IS NOT NULL`).join(' OR ')})`;
  const where = isNormal ? `${some} AND NOT (${isNormal})` : some;
  const named = columns.map((one, place) => `${one} AS k${place}`);
  return `SELECT DISTINCT ${named.join(', ')} FROM numbered WHERE ${where}`;
}

function pick(feature: Feature, { group, index }: Place): string[] {
  const place = group.features.indexOf(feature);
  const [value, valid] = [`${mapTable(index)}.v${place}`, `${mapTable(index)}.valid${place}`];
  const [only] = group.from;
  const picked =
    group.isNormal && only ? `CASE WHEN ${group.isNormal} THEN ${given(only)} ELSE ${value} END` : value;
  return [
    `${picked} AS ${column(feature.name)}`,
    `coalesce(${valid}, false) AS ${validColumn(feature.name)}`,
  ];
}

function toJoin(group: FeatureGroup, index: number): string {
  const equal = group.from.length > 1 ? 'IS NOT DISTINCT FROM' : '=';
  const on = group.from.map(
    (attribute, place) => `${keyTable(index)}.k${place} ${equal} ${given(attribute)}`,
  );
  return `LEFT JOIN ${keyTable(index)} ON ${on.join(' AND ')} LEFT JOIN ${mapTable(index)} ON ${mapTable(index)}.n = ${keyTable(index)}.n`;
}
