import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../duck.ts';
import type { IdentityModel } from '../model/index.ts';
import { EdgeTable } from './edge-table.ts';
import { toComparisonWeight, toWeightSql } from './weight-sql.ts';

/** Reads pairs of the table `levels` with what each comparison said of them. */
export async function readEdges(
  connection: DuckDBConnection,
  model: IdentityModel,
  { ids, records, where }: { ids: readonly string[]; records: number; where: string },
): Promise<EdgeTable> {
  const edges = new EdgeTable({ ids, comparisons: model.comparisons });
  const each = model.comparisons.map((comparison, k) => k);
  const named = model.comparisons.map(
    (comparison, k) => `g${k}, ${toComparisonWeight(model, { comparison, k, records })} AS w${k}`,
  );
  const sql = `SELECT a, b, ${named.join(', ')}, weight
    FROM (SELECT *, ${toWeightSql(model, records)} AS weight FROM levels) WHERE ${where}`;
  for await (const chunk of readColumns(connection, sql)) {
    const columns = chunk as number[][];
    const at = (index: number) => columns[index] ?? [];
    edges.append({
      a: at(0),
      b: at(1),
      levels: each.map((k) => at(2 + 2 * k)),
      weights: each.map((k) => at(3 + 2 * k)),
      weight: at(2 + 2 * each.length),
    });
  }
  return edges;
}
