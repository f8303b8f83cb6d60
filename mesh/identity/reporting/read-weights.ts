import type { DuckDBConnection } from '@duckdb/node-api';
import { toLevelQuery, toWeightSql } from '../comparing/index.ts';
import { readRows } from '../duck.ts';
import type { NumberedLinkage } from '../link-numbered.ts';
import type { LinkReport } from '../report/index.ts';

/** Columns of a histogram, at most. */
const mostBins = 80;

/** So many records are weighed against themselves: a share among them errs by a tenth of a percent. */
const mostSelves = 200_000;

type Scored = Pick<NumberedLinkage, 'model' | 'frequencies'>;

/** Compared pairs by match weight, in columns of whole bits without gaps. */
export async function readWeights(
  connection: DuckDBConnection,
  { model, frequencies }: Scored,
): Promise<LinkReport['weights']> {
  const counts = await countByBit(
    connection,
    `SELECT ${toWeightSql(model, frequencies.records)} AS weight FROM levels`,
  );
  const [first, last] = [counts.at(0)?.[0] ?? 0, counts.at(-1)?.[0] ?? -1];
  const width = Math.max(Math.ceil((last - first + 1) / mostBins), 1);
  const from = Math.floor(first / width) * width;
  const bins = Array.from({ length: Math.max(Math.ceil((last + 1 - from) / width), 0) }, () => 0);
  for (const [bit, pairs] of counts) {
    const bin = Math.floor((bit - from) / width);
    bins[bin] = (bins[bin] ?? 0) + pairs;
  }
  return bins.map((pairs, bin) => ({ from: from + bin * width, to: from + (bin + 1) * width, pairs }));
}

/**
 * The share of records whose match weight with themselves is below each whole bit: with the full agreement of all that
 * they hold, rarity and prior included, nothing could ever link them. Of many records a sample speaks, always the same.
 */
export async function readUnlinkable(
  connection: DuckDBConnection,
  { model, frequencies }: Scored,
): Promise<LinkReport['unlinkable']> {
  const selves = `(SELECT i AS a, i AS b FROM features ORDER BY hash(i), i LIMIT ${mostSelves})`;
  const levels = toLevelQuery(model, { from: selves });
  const weights = `SELECT ${toWeightSql(model, frequencies.records)} AS weight FROM (${levels})`;
  const counts = await countByBit(connection, weights);
  const records = counts.reduce((sum, [, count]) => sum + count, 0);
  const [first, last] = [counts.at(0)?.[0] ?? 0, counts.at(-1)?.[0] ?? -1];
  const step = Math.max(Math.ceil((last + 1 - first) / mostBins), 1);
  const points = [];
  for (let weight = first; weight < last + 1 + step; weight += step) {
    const below = counts.reduce((sum, [bit, count]) => sum + (bit < weight ? count : 0), 0);
    points.push({ weight, share: below / Math.max(records, 1) });
  }
  return records === 0 ? [] : points;
}

/** How many rows have a weight from each whole bit up to the next one, in order. */
async function countByBit(connection: DuckDBConnection, weights: string): Promise<[number, number][]> {
  const sql = `SELECT floor(weight)::INTEGER AS bit, count(*)::DOUBLE FROM (${weights}) GROUP BY bit ORDER BY bit`;
  return (await readRows(connection, sql)) as [number, number][];
}
