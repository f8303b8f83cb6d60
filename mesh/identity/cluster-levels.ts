import type { DuckDBConnection } from '@duckdb/node-api';
import {
  clusterPairs,
  settleDecisions,
  toComponents,
  type Clustering,
  type ClusterProblem,
  type Decision,
} from './clustering/index.ts';
import { toLevelQuery, toWeightSql, double } from './comparing/index.ts';
import { writeComponents } from './components.ts';
import { readColumns, readNumberColumns } from './duck.ts';
import type { Frequencies } from './features/index.ts';
import { column, validColumn, type IdentityModel } from './model/index.ts';
import { joinPairColumns, readPairColumns } from './pair-columns.ts';

export interface Scored {
  readonly records: number;
  readonly decisions: readonly Decision[];
  readonly frequencies: Frequencies;
}

/** Weighs the pairs of the table `levels` by a model and clusters the records; any number of models in turn. */
export async function clusterLevels(
  connection: DuckDBConnection,
  model: IdentityModel,
  scored: Scored,
): Promise<Clustering> {
  const known = await findKnownPairs(connection, model, scored);
  const { records, decisions } = scored;
  const identifiers = [];
  for (const feature of model.guards.conflict)
    identifiers.push(await readCodes(connection, feature, records));
  const datasets = await readDatasets(connection, model, records);
  return clusterPairs({
    records,
    ...known,
    thresholds: model.thresholds,
    guards: model.guards,
    identifiers,
    ...datasets,
    decisions,
  });
}

/** All pairs within small sets that links connect; within large ones those from the review threshold on. */
async function findKnownPairs(
  connection: DuckDBConnection,
  model: IdentityModel,
  { records, frequencies, decisions }: Scored,
): Promise<Pick<ClusterProblem, 'pairs' | 'components'>> {
  const weight = toWeightSql(model, frequencies.records);
  const from = Math.min(model.thresholds.link, model.thresholds.review);
  await connection.run(
    `CREATE OR REPLACE TABLE edges AS SELECT * FROM (SELECT a, b, rule, ${weight} AS weight FROM levels) WHERE weight >= ${double(from)}`,
  );
  const edges = await readPairColumns(connection, 'SELECT a, b, weight FROM edges');
  const { thresholds } = model;
  const decided = settleDecisions(decisions, records);
  const components = toComponents({ records, pairs: edges, thresholds }, decided);
  await writeComponents(connection, components, edges);
  const others = await readPairColumns(connection, await toOthers(connection, model, { weight, from }));
  // What is known besides lies within the components: it connects nothing more.
  return { pairs: joinPairColumns(edges, others), components };
}

/**
 * A query of the known pairs besides the edges: what was compared within small sets and weighs less, and what no
 * blocking rule brought together there.
 */
async function toOthers(
  connection: DuckDBConnection,
  model: IdentityModel,
  { weight, from }: { weight: string; from: number },
): Promise<string> {
  await connection.run(
    `CREATE OR REPLACE TABLE missing AS SELECT l.i AS a, r.i AS b FROM components l
     JOIN components r ON l.component = r.component AND l.i < r.i ANTI JOIN levels ON levels.a = l.i AND levels.b = r.i`,
  );
  const scored = `SELECT a, b, ${weight} AS weight FROM (${toLevelQuery(model, { from: 'missing' })})`;
  const light = `SELECT a, b, ${weight} AS weight FROM levels JOIN components l ON l.i = a JOIN components r ON r.i = b
    WHERE l.component = r.component`;
  return `SELECT a, b, weight FROM (${scored} UNION ALL SELECT * FROM (${light}) WHERE weight < ${double(from)})`;
}

async function readCodes(
  connection: DuckDBConnection,
  feature: string,
  records: number,
): Promise<Int32Array> {
  const codes = new Int32Array(records);
  const sql = `SELECT i, (hash(${column(feature)}) % 2147483646)::INTEGER + 1 FROM features WHERE ${validColumn(feature)}`;
  const [i, code] = await readNumberColumns(connection, sql, [Int32Array, Int32Array]);
  i.forEach((record, row) => (codes[record] = code[row] ?? 0));
  return codes;
}

async function readDatasets(connection: DuckDBConnection, model: IdentityModel, records: number) {
  const datasets = new Int32Array(records);
  const cleanDatasets = new Set<number>();
  if (model.guards.clean.length === 0) return { datasets, cleanDatasets };
  const places = new Map<string, number>();
  for await (const [i = [], name = []] of readColumns(connection, 'SELECT i, dataset FROM numbered'))
    i.forEach((record, row) => {
      const dataset = String(name[row]);
      const place = places.get(dataset) ?? places.size;
      places.set(dataset, place);
      datasets[Number(record)] = place;
      if (model.guards.clean.includes(dataset)) cleanDatasets.add(place);
    });
  return { datasets, cleanDatasets };
}
