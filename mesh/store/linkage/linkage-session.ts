import type { PoolClient } from 'pg';
import type { AttributeValue, EntityId, EntityTypeName } from '#schemas';
import { lastEnded, saveMembership, type ClusterChanges } from '../clusters/index.ts';
import type { MemberReference } from '../entity-store.ts';
import { replaceTasks, type NewIdentityTask } from '../identity-tasks/index.ts';
import { LinkageEdges } from './linkage-edges.ts';
import { LinkageKeys } from './linkage-keys.ts';
import { stateTable } from './state-tables.ts';
import { toReferenceColumns } from '../reference-columns.ts';

/** A record as linkage knows it: its number, and each feature's text and whether it is valid. */
export interface LinkedRecord extends MemberReference {
  readonly n: number;
  readonly features: readonly (readonly [value: string | null, valid: boolean])[];
}

/** A record as the store holds it now. */
export interface PresentMember extends MemberReference {
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly entityId: EntityId | null;
}

/** The state of one type within one transaction. Numbers of records are far below 2^53. */
export class LinkageSession {
  readonly client: PoolClient;
  readonly entityType: EntityTypeName;
  readonly keys: LinkageKeys;
  readonly edges: LinkageEdges;
  readonly #recordTable: string;

  constructor(client: PoolClient, entityType: EntityTypeName) {
    this.client = client;
    this.entityType = entityType;
    this.keys = new LinkageKeys(client, entityType);
    this.edges = new LinkageEdges(client, entityType);
    this.#recordTable = stateTable(entityType, 'record');
  }

  /** Whether the state is still that of this model: while all records are linked anew it is nobody's. */
  async isAlive(signature: string): Promise<boolean> {
    const rows = await this.#rows('SELECT FROM linkage_alive WHERE entity_type = $1 AND signature = $2', [
      this.entityType,
      signature,
    ]);
    return rows.length > 0;
  }

  /** Whether all records of the type were ever linked. */
  async hasState(): Promise<boolean> {
    const [row] = await this.#rows<{ table: string | null }>('SELECT to_regclass($1)::text AS table', [
      this.#recordTable,
    ]);
    return typeof row?.table === 'string';
  }

  /** From now on whoever holds a row is waited for so long; the transaction then fails, and may be tried again. */
  async waitAtMost(milliseconds: number): Promise<void> {
    await this.client.query(`SET LOCAL lock_timeout = ${Math.round(milliseconds)}`);
  }

  async findMembers(references: readonly MemberReference[]): Promise<PresentMember[]> {
    return this.#rows<PresentMember>(
      `SELECT dataset, key, role, attributes, entity_id AS "entityId" FROM member
       JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (dataset, key, role) USING (dataset, key, role)
       WHERE entity_type = $4`,
      [...toReferenceColumns(references), this.entityType],
    );
  }

  /** The entities of the records that are in one, and whether any ended while they were one of it. */
  async findEntities(
    references: readonly MemberReference[],
  ): Promise<(MemberReference & { entityId: EntityId; hasPast: boolean })[]> {
    if (references.length === 0) return [];
    // Not asked for in SQL: PostgreSQL would believe that hardly any record is in an entity, and begin with those.
    const rows = await this.#rows<MemberReference & { entityId: EntityId | null; hasPast: boolean }>(
      `SELECT dataset, key, role, entity_id AS "entityId", past_entity_ids IS NOT NULL AS "hasPast" FROM member
       JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (dataset, key, role) USING (dataset, key, role)
       WHERE entity_type = $4`,
      [...toReferenceColumns(references), this.entityType],
    );
    return rows.flatMap(({ entityId, ...member }) => (entityId === null ? [] : [{ ...member, entityId }]));
  }

  async findRecords(references: readonly MemberReference[]): Promise<LinkedRecord[]> {
    if (references.length === 0) return [];
    const rows = await this.#rows<LinkedRecord & { n: string }>(
      `SELECT n, dataset, key, role, features FROM ${this.#recordTable}
       JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (dataset, key, role) USING (dataset, key, role)`,
      toReferenceColumns(references),
    );
    return rows.map(toLinkedRecord);
  }

  async readRecords(numbers: readonly number[]): Promise<LinkedRecord[]> {
    if (numbers.length === 0) return [];
    const rows = await this.#rows<LinkedRecord & { n: string }>(
      `SELECT n, dataset, key, role, features FROM ${this.#recordTable} WHERE n = ANY($1::bigint[])`,
      [numbers],
    );
    return rows.map(toLinkedRecord);
  }

  /** The first of `count` numbers that no record ever had. */
  async takeNumbers(count: number): Promise<number> {
    const [row] = await this.#rows<{ first: string }>(
      `UPDATE linkage_alive SET next_number = next_number + $2 WHERE entity_type = $1
       RETURNING next_number - $2 AS first`,
      [this.entityType, count],
    );
    return Number(row?.first ?? 0);
  }

  async saveRecords(records: readonly LinkedRecord[], gone: readonly number[]): Promise<void> {
    if (gone.length > 0)
      await this.client.query(`DELETE FROM ${this.#recordTable} WHERE n = ANY($1::bigint[])`, [gone]);
    if (records.length === 0) return;
    await this.client.query(
      `INSERT INTO ${this.#recordTable} (n, dataset, key, role, features)
       SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::json[])
       ON CONFLICT (n) DO UPDATE SET features = excluded.features`,
      [
        records.map(({ n }) => n),
        ...toReferenceColumns(records),
        records.map(({ features }) => JSON.stringify(features)),
      ],
    );
  }

  /** The records that are held to be one of the entities now. */
  async findMembersOf(entityIds: readonly EntityId[]): Promise<(MemberReference & { entityId: EntityId })[]> {
    if (entityIds.length === 0) return [];
    return this.#rows(
      `SELECT dataset, key, role, entity_id AS "entityId" FROM member
       WHERE entity_type = $1 AND entity_id = ANY($2::text[])`,
      [this.entityType, entityIds],
    );
  }

  /**
   * The ended entities that any of the records was last one of, each with all records of which that is so: whether an
   * id may live again rests on them.
   */
  async findRetired(
    references: readonly MemberReference[],
  ): Promise<(MemberReference & { entityId: EntityId })[]> {
    if (references.length === 0) return [];
    const asked = await this.#rows<{ id: EntityId }>(
      `SELECT DISTINCT ${lastEnded} AS id FROM member
       JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (dataset, key, role) USING (dataset, key, role)
       WHERE entity_type = $4`,
      [...toReferenceColumns(references), this.entityType],
    );
    const ids = asked.flatMap(({ id }) => id ?? []);
    if (ids.length === 0) return [];
    const rows = await this.#rows<MemberReference & { entityId: EntityId }>(
      `SELECT dataset, key, role, ${lastEnded} AS "entityId" FROM member
       WHERE entity_type = $1 AND past_entity_ids && $2::text[]`,
      [this.entityType, ids],
    );
    return rows.filter(({ entityId }) => ids.includes(entityId));
  }

  /** How old entities are among themselves: the smaller number was there first. */
  async readAges(ids: readonly EntityId[]): Promise<Map<EntityId, number>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#rows<{ id: EntityId; sequence: string }>(
      'SELECT entity_id AS id, sequence FROM entity WHERE entity_id = ANY($1::text[])',
      [ids],
    );
    return new Map(rows.map(({ id, sequence }) => [id, Number(sequence)]));
  }

  /** Which of the ids were ever given out. */
  async findGiven(ids: readonly EntityId[]): Promise<Set<EntityId>> {
    if (ids.length === 0) return new Set();
    const rows = await this.#rows<{ id: EntityId }>(
      'SELECT entity_id AS id FROM entity WHERE entity_id = ANY($1::text[])',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  saveChanges(changes: ClusterChanges): Promise<void> {
    return saveMembership(this.client, { ...changes, entityType: this.entityType, extent: 'given' });
  }

  /** Replaces who belongs to whom in the whole type. */
  saveAll(changes: ClusterChanges): Promise<void> {
    return saveMembership(this.client, { ...changes, entityType: this.entityType, extent: 'type' });
  }

  /** What a steward is to be asked: of these records, or without them of the whole type. */
  replaceTasks(found: readonly NewIdentityTask[], members?: readonly MemberReference[]): Promise<void> {
    return replaceTasks(this.client, { entityType: this.entityType, found, members });
  }

  /**
   * Takes records off the list of what is due, before they are read: who changes one of them meanwhile waits for this
   * transaction, and then notes it again. One that is being changed at this moment stays on the list.
   */
  async takeDue(
    references: readonly MemberReference[],
  ): Promise<(MemberReference & { formerEntity: EntityId | null })[]> {
    return this.#rows(
      `WITH done AS MATERIALIZED (
         SELECT dataset, key, role FROM linkage_due
           JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (dataset, key, role) USING (dataset, key, role)
         WHERE entity_type = $4 FOR UPDATE OF linkage_due SKIP LOCKED)
       DELETE FROM linkage_due due USING done WHERE due.dataset = done.dataset AND due.key = done.key AND due.role = done.role AND due.entity_type = $4
       RETURNING due.dataset, due.key, due.role, former_entity AS "formerEntity"`,
      [...toReferenceColumns(references), this.entityType],
    );
  }

  async #rows<T extends object>(sql: string, values: unknown[]): Promise<T[]> {
    return (await this.client.query<T>(sql, values)).rows;
  }
}

function toLinkedRecord(row: LinkedRecord): LinkedRecord {
  return { ...row, n: Number(row.n) };
}
