import { BIGINT, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { EntityTypeName } from '#schemas';
import type { LinkedRecord, Store } from '../../store/index.ts';
import { ColumnAppender } from '../duck.ts';
import { frequencyTable, toCountedFeatures } from '../features/index.ts';
import type { IdentityModel } from '../model/index.ts';

interface Counted {
  readonly name: string;
  /** Its place among a record's features. */
  readonly place: number;
  readonly isSet: boolean;
  /** Value, or word of a set → how many records have it. */
  readonly records: Map<string, number>;
}

/**
 * How frequent values were at the last training. For a few records the tables `frequency of …` need hold their own
 * values only: going through those of a whole city took longer than all the comparing.
 */
export class FrequencyMemory {
  readonly #counted: readonly Counted[];

  private constructor(counted: readonly Counted[]) {
    this.#counted = counted;
  }

  static async read(
    store: Store,
    model: IdentityModel,
    entityType: EntityTypeName,
  ): Promise<FrequencyMemory> {
    const counted = toCountedFeatures(model).map((feature) => ({
      name: feature.name,
      place: model.features.indexOf(feature),
      isSet: feature.split !== undefined,
      records: new Map<string, number>(),
    }));
    const byName = new Map(counted.map(({ name, records }) => [name, records]));
    for await (const rows of store.linkage.readFrequencies(entityType))
      for (const { feature, value, records } of rows) byName.get(feature)?.set(value, records);
    return new FrequencyMemory(counted);
  }

  /** Makes the tables `frequency of …` of what these records say. */
  async lay(connection: DuckDBConnection, records: readonly LinkedRecord[]): Promise<void> {
    for (const one of this.#counted) {
      const table = frequencyTable(one.name);
      await connection.run(`CREATE OR REPLACE TABLE ${table} (value VARCHAR, records BIGINT)`);
      const values = findValues(one, records);
      if (values.length === 0) continue;
      const appender = await ColumnAppender.open(connection, table.slice(1, -1), [VARCHAR, BIGINT]);
      appender.append([values, values.map((value) => BigInt(one.records.get(value) ?? 1))]);
      appender.close();
    }
  }
}

/** Only those that more than one record had are told of. */
function findValues({ place, isSet, records: known }: Counted, records: readonly LinkedRecord[]): string[] {
  const values = records.flatMap(({ features }) => {
    const value = features[place]?.[0] ?? '';
    return isSet ? value.split(' ') : [value];
  });
  return [...new Set(values)].filter((value) => known.has(value));
}
