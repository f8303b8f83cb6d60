import type { DuckDBConnection } from '@duckdb/node-api';
import { toLevelQuery, toWeightSql } from '../comparing/index.ts';
import { readNumbers, readRows } from '../duck.ts';
import type { LinkReport } from '../report/index.ts';
import type { NumberedLinkage } from '../link-numbered.ts';

/** Bits per bar of the histogram. */
const step = 2;

/** The compared pairs with their weights, as the table `weighed` (a, b, rule, weight). */
export async function weighPairs(
  connection: DuckDBConnection,
  { model, frequencies }: NumberedLinkage,
): Promise<void> {
  const weight = toWeightSql(model, frequencies.records);
  await connection.run(
    `CREATE OR REPLACE TABLE weighed AS SELECT a, b, rule, ${weight} AS weight FROM levels`,
  );
}

export async function readHistogram(connection: DuckDBConnection): Promise<LinkReport['weights']> {
  const rows = await readRows(
    connection,
    `SELECT floor(weight / ${step}) * ${step} AS least, count(*)::DOUBLE FROM weighed GROUP BY least ORDER BY least`,
  );
  return rows.map(([from, pairs]) => ({ from: Number(from), to: Number(from) + step, pairs: Number(pairs) }));
}

const selves = 20_000;

/** How much records weigh against themselves: what a duplicate without any error would weigh. */
export async function readUnlinkable(
  connection: DuckDBConnection,
  { model, frequencies }: NumberedLinkage,
): Promise<LinkReport['unlinkable']> {
  const self = `(SELECT i AS a, i AS b FROM features ORDER BY hash(i) LIMIT ${selves})`;
  const shares = Array.from({ length: 21 }, (_, place) => place / 20);
  const [[weights] = []] = await readRows(
    connection,
    `SELECT quantile_cont(${toWeightSql(model, frequencies.records)}, [${shares.join(', ')}])
     FROM (${toLevelQuery(model, { from: self })})`,
  );
  const { items = [] } = (weights ?? {}) as { items?: readonly unknown[] };
  return shares.flatMap((share, place) => {
    const weight = items[place];
    return typeof weight === 'number' ? [{ weight, share }] : [];
  });
}

const points = 40;

/** Precision and recall of the compared pairs at every threshold between the weakest and the strongest. */
export async function readCurve(
  connection: DuckDBConnection,
): Promise<{ threshold: number; precision: number; recall: number }[]> {
  const [actual = 0] = await readNumbers(
    connection,
    `SELECT coalesce(sum(n * (n - 1) / 2), 0)::DOUBLE
     FROM (SELECT count(*) AS n FROM labels WHERE truth IS NOT NULL GROUP BY truth)`,
  );
  const rows = await readRows(
    connection,
    `SELECT floor(weight) AS threshold, count(*)::DOUBLE, count(*) FILTER (l.truth = r.truth)::DOUBLE
     FROM weighed JOIN labels l ON l.i = a JOIN labels r ON r.i = b
     WHERE l.truth IS NOT NULL AND r.truth IS NOT NULL GROUP BY threshold ORDER BY threshold DESC`,
  );
  let [claimed, both] = [0, 0];
  const curve = rows.map(([threshold, pairs, right]) => {
    claimed += Number(pairs);
    both += Number(right);
    return { threshold: Number(threshold), precision: both / claimed, recall: both / Math.max(actual, 1) };
  });
  const every = Math.ceil(curve.length / points);
  return curve.filter((_point, place) => place % every === 0);
}
