import type { DataSource } from 'typeorm';
import type { AttributeValue, EntityId, EntityTypeName } from '#schemas';
import { copyRows } from './copy-rows.ts';
import { inTransaction } from './in-transaction.ts';
import { findCursorParts, toPage } from './page.ts';
import type { Page, PageRequest } from './page.ts';
import { toConditions } from './projection-filter.ts';
import type { ProjectionFilter } from './projection-filter.ts';
import { streamRows } from './stream-rows.ts';

/** What lists and searches see of an entity; wholly derived from its member records. */
export interface Projection {
  readonly entityId: EntityId;
  readonly entityType: EntityTypeName;
  readonly label: string;
  /** The winning value per attribute. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** Comparable forms of the searchable values of every member. */
  readonly searchText: string;
  readonly disputed: readonly string[];
}

export interface ProjectionKey {
  readonly attribute: string;
  readonly value: string;
}

export interface ProjectionWithKeys extends Projection {
  readonly keys: readonly ProjectionKey[];
}

export interface ListRequest extends PageRequest {
  readonly entityType?: EntityTypeName;
  readonly filter?: ProjectionFilter;
  /** Each term must occur in the search text. */
  readonly terms?: readonly string[];
}

const columns = `entity_id AS "entityId", entity_type AS "entityType", label, attributes,
  search_text AS "searchText", disputed`;

export class ProjectionStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  /** A page of entities in the order of their ids. */
  async list(request: ListRequest): Promise<Page<Projection>> {
    const { where, values } = toConditions(request);
    const counted = await this.#database.query<{ count: string }[]>(
      `SELECT count(*) FROM projection ${where}`,
      values,
    );
    const after = request.after ? findCursorParts(request.after, 1)?.[0] : undefined;
    const from = after === undefined ? '' : `${where ? 'AND' : 'WHERE'} entity_id > $${values.length + 1}`;
    const rows = await this.#database.query<Projection[]>(
      `SELECT ${columns} FROM projection ${where} ${from} ORDER BY entity_id LIMIT ${request.first + 1}`,
      after === undefined ? values : [...values, after],
    );
    return toPage(rows, request, {
      cursor: (row) => [row.entityId],
      totalCount: Number(counted[0]?.count ?? 0),
    });
  }

  async find(ids: readonly EntityId[]): Promise<Projection[]> {
    if (ids.length === 0) return [];
    return this.#database.query<Projection[]>(
      `SELECT ${columns} FROM projection WHERE entity_id = ANY($1::text[])`,
      [ids],
    );
  }

  /** Everything of a type, for the checker that rebuilds and compares. */
  readAll(entityType: EntityTypeName): AsyncGenerator<Projection[]> {
    const query = {
      text: `SELECT ${columns} FROM projection WHERE entity_type = $1 ORDER BY entity_id`,
      values: [entityType],
    };
    return streamRows<Projection>(this.#database, query, 5000);
  }

  /** Replaces all projections and keys of a type in one transaction: readers see the old ones or the new ones. */
  async replaceAll(
    entityType: EntityTypeName,
    batches: AsyncIterable<readonly ProjectionWithKeys[]>,
  ): Promise<void> {
    await inTransaction(this.#database, async (client) => {
      await client.query('DELETE FROM projection WHERE entity_type = $1', [entityType]);
      await client.query('DELETE FROM entity_key WHERE entity_type = $1', [entityType]);
      for await (const batch of batches) {
        const projections = 'projection (entity_id, entity_type, label, attributes, search_text, disputed)';
        await copyRows(client, projections, batch.map(toProjectionRow));
        await copyRows(
          client,
          'entity_key (entity_id, entity_type, attribute, value)',
          batch.flatMap(toKeyRows),
        );
      }
    });
  }
}

function toProjectionRow(projection: Projection): string[] {
  return [
    projection.entityId,
    projection.entityType,
    projection.label,
    JSON.stringify(projection.attributes),
    projection.searchText,
    `{${projection.disputed.map((name) => `"${name}"`).join(',')}}`,
  ];
}

function toKeyRows(projection: ProjectionWithKeys): string[][] {
  return projection.keys.map((key) => [projection.entityId, projection.entityType, key.attribute, key.value]);
}
