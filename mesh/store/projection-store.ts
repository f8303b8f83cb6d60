import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { AttributeValue, EntityId, EntityTypeName } from '#schemas';
import { copyRows } from './copy-rows.ts';
import { forgetWhole, lockDerived, markWhole, noteDue, takeDue, toDue } from './derived/index.ts';
import type { DueEntity } from './derived/index.ts';
import { inTransaction } from './in-transaction.ts';
import { readMembersOf } from './member-store.ts';
import type { MemberRow } from './member-store.ts';
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

/** Entities of another type that are found by the values of this type's: what is found of these concerns them too. */
export interface Onlooker {
  readonly entityType: EntityTypeName;
  /** The onlooker's attribute, and that of this type which has the same value. */
  readonly here: string;
  readonly there: string;
  /** False where the two attributes are compared in different forms: who looks cannot be found by the value then. */
  readonly isFound: boolean;
}

export interface SomeProjections {
  readonly entityType: EntityTypeName;
  /** Which; those that have been due longest when none are named. */
  readonly entityIds?: readonly EntityId[] | undefined;
  /** So many at once. */
  readonly most: number;
  readonly build: (members: readonly MemberRow[]) => readonly ProjectionWithKeys[];
  readonly onlookers: readonly Onlooker[];
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

  /**
   * Replaces all projections and keys of a type in one transaction: readers see the old ones or the new ones.
   * @param signature the rules by which they are made
   */
  async replaceAll(
    entityType: EntityTypeName,
    batches: AsyncIterable<readonly ProjectionWithKeys[]>,
    signature = '',
  ): Promise<void> {
    await inTransaction(this.#database, async (client) => {
      await lockDerived(client, entityType, 'projection');
      await markWhole(client, { entityType, stage: 'projection', signature });
      // A rule may look through a relation: what other types' entities are held against has changed as well.
      await forgetWhole(client, 'conflict');
      await client.query('DELETE FROM projection WHERE entity_type = $1', [entityType]);
      await client.query('DELETE FROM entity_key WHERE entity_type = $1', [entityType]);
      for await (const batch of batches) await writeProjections(client, batch);
    });
  }

  /**
   * Replaces the projections and keys of some entities in one transaction, and takes away those of entities that have
   * no members any more. Whoever is held against them is then due for a check.
   * @returns the entities that were looked at; none when none were due
   */
  async replaceSome({
    entityType,
    entityIds,
    most,
    build,
    onlookers,
  }: SomeProjections): Promise<readonly EntityId[]> {
    return inTransaction(this.#database, async (client) => {
      await lockDerived(client, entityType, 'projection');
      const ids = await takeDue(client, { entityType, stage: 'projection', entityIds, most });
      if (ids.length === 0) return ids;
      const made = build(await readMembersOf(client, entityType, ids));
      const keys = [...(await removeProjections(client, ids)), ...made.flatMap((one) => one.keys)];
      await writeProjections(client, made);
      const concerned = await findConcerned(client, onlookers, keys);
      await noteDue(client, 'conflict', [...toDue(entityType, ids), ...concerned]);
      const unfound = onlookers.filter(({ isFound }) => !isFound);
      if (unfound.length > 0)
        await forgetWhole(
          client,
          'conflict',
          unfound.map((one) => one.entityType),
        );
      return ids;
    });
  }
}

async function writeProjections(client: PoolClient, batch: readonly ProjectionWithKeys[]): Promise<void> {
  const projections = 'projection (entity_id, entity_type, label, attributes, search_text, disputed)';
  await copyRows(client, projections, batch.map(toProjectionRow));
  await copyRows(client, 'entity_key (entity_id, entity_type, attribute, value)', batch.flatMap(toKeyRows));
}

/** @returns the keys that went */
async function removeProjections(client: PoolClient, ids: readonly EntityId[]): Promise<ProjectionKey[]> {
  await client.query('DELETE FROM projection WHERE entity_id = ANY($1::text[])', [ids]);
  const { rows } = await client.query<ProjectionKey>(
    'DELETE FROM entity_key WHERE entity_id = ANY($1::text[]) RETURNING attribute, value',
    [ids],
  );
  return rows;
}

async function findConcerned(
  client: PoolClient,
  onlookers: readonly Onlooker[],
  keys: readonly ProjectionKey[],
): Promise<DueEntity[]> {
  const concerned: DueEntity[] = [];
  for (const { entityType, here, there } of onlookers.filter(({ isFound }) => isFound)) {
    const values = new Set(keys.filter(({ attribute }) => attribute === there).map(({ value }) => value));
    const { rows } = await client.query<{ id: EntityId }>(
      `SELECT DISTINCT entity_id AS id FROM entity_key
       WHERE entity_type = $1 AND attribute = $2 AND value = ANY($3::text[])`,
      [entityType, here, [...values]],
    );
    concerned.push(
      ...toDue(
        entityType,
        rows.map(({ id }) => id),
      ),
    );
  }
  return concerned;
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
