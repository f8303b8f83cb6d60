import type { DuckDBConnection } from '@duckdb/node-api';
import { toWeightSql } from '../comparing/index.ts';
import { readNumbers, readRows } from '../duck.ts';
import type { NumberedLinkage } from '../link-numbered.ts';
import type { ReportedAccuracy } from '../report/index.ts';
import { toCurve } from '../reporting/index.ts';

/** Precision and recall of the compared pairs at whole bits, against the truth in `labels`. */
export async function readTruthCurve(
  connection: DuckDBConnection,
  { model, frequencies }: Pick<NumberedLinkage, 'model' | 'frequencies'>,
): Promise<ReportedAccuracy['curve']> {
  const [actual = 0] = await readNumbers(
    connection,
    `SELECT coalesce(sum(n * (n - 1) / 2), 0)::DOUBLE
     FROM (SELECT count(*) AS n FROM labels WHERE truth IS NOT NULL GROUP BY truth)`,
  );
  const weighed = `SELECT a, b, floor(${toWeightSql(model, frequencies.records)})::INTEGER AS bit FROM levels`;
  const rows = await readRows(
    connection,
    `SELECT bit, count(*)::DOUBLE, count(*) FILTER (l.truth = r.truth)::DOUBLE
     FROM (${weighed}) JOIN labels l ON l.i = a JOIN labels r ON r.i = b
     WHERE l.truth IS NOT NULL AND r.truth IS NOT NULL GROUP BY bit`,
  );
  const bits = rows.map(([bit, pairs, same]) => ({
    ...{ bit: Number(bit), pairs: Number(pairs), same: Number(same) },
  }));
  return toCurve(bits, Math.max(actual, 1));
}
