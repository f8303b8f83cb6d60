import type { DuckDBConnection } from '@duckdb/node-api';
import { double, toWeightSql } from '../comparing/index.ts';
import { readNumbers } from '../duck.ts';
import { toLevelWeight, type Comparison, type IdentityModel } from '../model/index.ts';

/** A comparison agrees at levels that weigh at least so many bits. */
const agreeing = 2;
/** Pairs that weigh more are matches whatever a few bits of dependence take off; those that weigh less are none. */
const band = { from: 0, to: 10 };

/** What is taken off makes more pairs count as no match, which shows more dependence: it settles in a few rounds. */
const rounds = 4;

/**
 * How many bits the weights of doubtful pairs are too high because comparisons agree together more often, between
 * records of two entities, than if each did by itself: two sites of one agency share name and telephone. For two
 * comparisons it is log2(pairs that agree on both / pairs that would if they were independent), among pairs that are no
 * match by the weight that is left; a pair's is the sum over those that agree (the first-order interactions of a
 * log-linear model, Thibaudeau 1993, of which only their mean is kept).
 */
export async function findDependence(
  connection: DuckDBConnection,
  model: IdentityModel,
  records: number,
): Promise<number> {
  const agreed = model.comparisons.map((comparison, k) => `${toAgreement(comparison, k)} AS y${k}`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE agreeing AS
     SELECT ${agreed.join(', ')}, weight, count(*) AS pairs
     FROM (SELECT *, round(${toWeightSql(model, records)} * 4) / 4 AS weight FROM levels) GROUP BY ALL`,
  );
  const together = toCouples(model, (records * (records - 1)) / 2);
  let penalty = '0';
  for (let round = 0; round < rounds; round += 1) penalty = await toPenalty(connection, together, penalty);
  const inBand = `weight BETWEEN ${band.from} AND ${band.to}`;
  const [mean = 0] = await readNumbers(
    connection,
    `SELECT coalesce(sum(pairs * (${penalty})) / sum(pairs), 0)::DOUBLE FROM agreeing WHERE ${inBand}`,
  );
  await connection.run('DROP TABLE agreeing');
  return mean;
}

/** Two comparisons that agree, and between how many pairs they would if they were independent. */
interface Couple {
  readonly agree: string;
  readonly expected: number;
}

function toCouples({ comparisons }: IdentityModel, allPairs: number): Couple[] {
  return comparisons.flatMap((one, j) =>
    comparisons.slice(j + 1).map((other, further) => ({
      agree: `(y${j} AND y${j + 1 + further})`,
      expected: allPairs * toChance(one) * toChance(other),
    })),
  );
}

/** What each pair's weight is to be lowered by, as SQL, given what was taken off in the round before. */
async function toPenalty(
  connection: DuckDBConnection,
  couples: readonly Couple[],
  before: string,
): Promise<string> {
  if (couples.length === 0) return '0';
  const apart = `pairs / (1 + pow(2, weight - (${before})))`;
  const sums = couples.map(({ agree }) => `coalesce(sum(${apart}) FILTER (${agree}), 0)::DOUBLE`);
  const observed = await readNumbers(connection, `SELECT ${sums.join(', ')} FROM agreeing`);
  const terms = couples.flatMap(({ agree, expected }, place) => {
    const lift = Math.log2(((observed[place] ?? 0) + 1) / (expected + 1));
    return lift > 0 ? [`CASE WHEN ${agree} THEN ${double(lift)} ELSE 0 END`] : [];
  });
  return terms.length > 0 ? terms.join(' + ') : '0';
}

const isAgreeing = (level: Comparison['levels'][number]) => toLevelWeight(level) >= agreeing;

function toAgreement({ levels }: Comparison, k: number): string {
  const places = levels.flatMap((level, place) => (isAgreeing(level) ? [place] : []));
  return places.length > 0 ? `g${k} IN (${places.join(', ')})` : 'false';
}

function toChance({ levels }: Comparison): number {
  return levels.filter(isAgreeing).reduce((sum, { u }) => sum + u, 0);
}
