import { BIGINT, BOOLEAN, INTEGER, VARCHAR, DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { EntityTypeName } from '#schemas';
import type { LinkedRecord, Snapshot, Store } from '../../store/index.ts';
import { toDeeperKeys, toKeyQuery } from '../blocking/index.ts';
import {
  toLevelQuery,
  toStatement,
  toStatementSql,
  toWeightSql,
  type PairStatement,
} from '../comparing/index.ts';
import { ColumnAppender, readColumns } from '../duck.ts';
import { buildFeatureTable, frequencyTable, toCountedFeatures } from '../features/index.ts';
import { column, toPriorWeight, validColumn, type IdentityModel } from '../model/index.ts';
import { FrequencyMemory } from './frequency-memory.ts';
import { sortByReference } from './reference-order.ts';

/** One record's keys under one rule, each deeper one for the case that the one before is too frequent. */
export interface KeyChain {
  readonly n: number;
  /** Of the record, among those that were asked for. */
  readonly at: number;
  readonly rule: number;
  readonly keys: readonly string[];
}

export interface PairOfNumbers {
  readonly a: number;
  readonly b: number;
}

export interface WeighedPair extends PairOfNumbers {
  readonly weight: number;
}

export type DescribedPair = PairOfNumbers & PairStatement;

/**
 * A small DuckDB in memory that makes keys and weights of a few records, by the very statements that link a whole city.
 * It holds how frequent values were at the last training; who has it holds nothing else of a record.
 */
export class FeatureBench {
  readonly #connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;
  readonly #model: IdentityModel;
  readonly #records: number;
  readonly #frequencies: FrequencyMemory;

  private constructor(
    { instance, connection }: { instance: DuckDBInstance; connection: DuckDBConnection },
    model: IdentityModel,
    { records, frequencies }: { records: number; frequencies: FrequencyMemory },
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#model = model;
    this.#records = records;
    this.#frequencies = frequencies;
  }

  static async open(
    store: Store,
    model: IdentityModel,
    { entityType, snapshot }: { entityType: EntityTypeName; snapshot: Snapshot },
  ): Promise<FeatureBench> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '1GB' });
    const connection = await instance.connect();
    const frequencies = await FrequencyMemory.read(store, model, entityType);
    return new FeatureBench({ instance, connection }, model, { records: snapshot.records, frequencies });
  }

  /** Of two records taken at random, in bits. */
  get priorWeight(): number {
    return toPriorWeight(this.#model.prior, this.#records);
  }

  /** The keys of records under every rule. */
  async makeKeys(records: readonly LinkedRecord[]): Promise<KeyChain[]> {
    if (records.length === 0) return [];
    await this.#load(records);
    const chains: KeyChain[] = [];
    for (const [index, rule] of this.#model.blocking.entries()) {
      const query = toDeeperKeys(rule, toKeyQuery(this.#model, { rule, index }));
      for await (const [i = [], ...keys] of readColumns(this.#connection, query))
        i.forEach((record, row) => {
          const at = Number(record);
          const n = records[at]?.n ?? 0;
          chains.push({ n, at, rule: index, keys: keys.map((column) => String(column[row])) });
        });
    }
    return chains;
  }

  /** The weight of each pair, the same as when the whole city is linked. */
  async weigh(records: readonly LinkedRecord[], pairs: readonly PairOfNumbers[]): Promise<WeighedPair[]> {
    return this.#ask(records, pairs, []);
  }

  /** The same with what each comparison said. */
  async describe(
    records: readonly LinkedRecord[],
    pairs: readonly PairOfNumbers[],
  ): Promise<DescribedPair[]> {
    const [, ...said] = toStatementSql(this.#model, this.#records);
    const described = await this.#ask(records, pairs, said);
    return described.map(({ a, b, weight, said: numbers }) => ({
      ...{ a, b, ...toStatement(this.#model, [weight, ...numbers]) },
    }));
  }

  async #ask(
    records: readonly LinkedRecord[],
    pairs: readonly PairOfNumbers[],
    said: readonly string[],
  ): Promise<(WeighedPair & { readonly said: readonly number[] })[]> {
    if (pairs.length === 0) return [];
    const sorted = sortByReference(records);
    await this.#load(sorted);
    const place = new Map(sorted.map(({ n }, index) => [n, index]));
    await this.#connection.run('CREATE OR REPLACE TABLE asked (a INTEGER, b INTEGER)');
    const appender = await ColumnAppender.open(this.#connection, 'asked', [INTEGER, INTEGER]);
    const sides = pairs.map(({ a, b }) => [place.get(a) ?? 0, place.get(b) ?? 0] as const);
    appender.append([sides.map(([a, b]) => Math.min(a, b)), sides.map(([a, b]) => Math.max(a, b))]);
    appender.close();
    const levels = toLevelQuery(this.#model, { from: 'asked' });
    const sql = `SELECT ${['a', 'b', toWeightSql(this.#model, this.#records), ...said].join(', ')} FROM (${levels})`;
    const weighed: (WeighedPair & { said: number[] })[] = [];
    for await (const [a = [], b = [], weight = [], ...rest] of readColumns(this.#connection, sql))
      a.forEach((one, row) => {
        const [left, right] = [sorted[Number(one)]?.n ?? 0, sorted[Number(b[row])]?.n ?? 0];
        const numbers = rest.map((column) => Number(column[row]));
        weighed.push({ a: left, b: right, weight: Number(weight[row]), said: numbers });
      });
    return weighed;
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  /** Makes the table `features` of these records, numbered as they come. */
  async #load(records: readonly LinkedRecord[]): Promise<void> {
    const { features } = this.#model;
    const columns = features.map(({ name }) => `${column(name)} VARCHAR, ${validColumn(name)} BOOLEAN`);
    await this.#connection.run(`CREATE OR REPLACE TABLE raw (i INTEGER, ${columns.join(', ')})`);
    const types = [INTEGER, ...features.flatMap(() => [VARCHAR, BOOLEAN])];
    const appender = await ColumnAppender.open(this.#connection, 'raw', types);
    const values = features.flatMap((_feature, place) => [
      records.map((record) => record.features[place]?.[0] ?? null),
      records.map((record) => record.features[place]?.[1] ?? false),
    ]);
    appender.append([records.map((_record, index) => index), ...values]);
    appender.close();
    await this.#frequencies.lay(this.#connection, records);
    await this.#connection.run('DROP TABLE IF EXISTS features');
    await buildFeatureTable(this.#connection, this.#model, { records: this.#records });
  }
}

/** Fills the tables `frequency of …` with what the last training counted. */
export async function loadFrequencies(
  connection: DuckDBConnection,
  store: Store,
  { model, entityType }: { model: IdentityModel; entityType: EntityTypeName },
): Promise<void> {
  const appenders = new Map<string, ColumnAppender>();
  for (const { name } of toCountedFeatures(model)) {
    await connection.run(`CREATE TABLE ${frequencyTable(name)} (value VARCHAR, records BIGINT)`);
    appenders.set(
      name,
      await ColumnAppender.open(connection, frequencyTable(name).slice(1, -1), [VARCHAR, BIGINT]),
    );
  }
  for await (const rows of store.linkage.readFrequencies(entityType))
    for (const [feature, group] of Map.groupBy(rows, (row) => row.feature))
      appenders
        .get(feature)
        ?.append([group.map(({ value }) => value), group.map(({ records }) => BigInt(records))]);
  for (const appender of appenders.values()) appender.close();
}
