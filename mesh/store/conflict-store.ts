import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { AttributeValue, DatasetId, DepartmentId, EntityId, EntityTypeName, RecordKey } from '#schemas';
import { copyRows } from './copy-rows.ts';
import { lockDerived, markWhole, takeDue, tryLockDerived } from './derived/index.ts';
import { inTransaction } from './in-transaction.ts';
import { readMembersOf } from './member-store.ts';
import type { MemberRow } from './member-store.ts';
import { findCursorParts, toPage } from './page.ts';
import type { Page, PageRequest } from './page.ts';

/** One value that takes part in a disagreement, with who says so. */
export interface ConflictValue {
  readonly attribute: string;
  readonly value: AttributeValue;
  readonly dataset: DatasetId;
  readonly department: DepartmentId;
  readonly key: RecordKey;
  readonly asOf: string | null;
  readonly recordedAt: string;
}

/** A disagreement as a rule found it. */
export interface FoundConflict {
  readonly entityId: EntityId;
  readonly rule: string;
  readonly attribute: string;
  readonly values: readonly ConflictValue[];
}

export interface ConflictRow extends FoundConflict {
  readonly entityType: EntityTypeName;
  readonly entityLabel: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

export interface ConflictRequest extends PageRequest {
  readonly state?: 'OPEN' | 'CLOSED';
  readonly entityType?: string | null;
  readonly rule?: string | null;
  readonly entityId?: EntityId;
}

export interface ConflictChanges {
  readonly opened: number;
  readonly closed: number;
}

export interface SomeConflicts {
  readonly entityType: EntityTypeName;
  /** Which; those that have been due longest when none are named. */
  readonly entityIds?: readonly EntityId[] | undefined;
  /** So many at once. */
  readonly most: number;
  /** Leave it to the next time when somebody else is checking the type just now. */
  readonly isHurried?: boolean | undefined;
  readonly find: (members: readonly MemberRow[]) => Promise<readonly FoundConflict[]>;
}

/**
 * A conflict quotes its records. Once one of them is deleted, nothing of it is to be seen any more; nor is a closed one
 * that quotes a record which is another entity's by now.
 */
const isWhole = `NOT EXISTS (
  SELECT FROM jsonb_to_recordset(conflict.detail->'values') AS told (dataset text, key text)
  WHERE NOT EXISTS (SELECT FROM member WHERE member.dataset = told.dataset AND member.key = told.key)
    OR (closed_at IS NOT NULL AND EXISTS (SELECT FROM member WHERE member.dataset = told.dataset
          AND member.key = told.key AND member.entity_type = conflict.entity_type)
        AND NOT EXISTS (SELECT FROM member WHERE member.dataset = told.dataset
          AND member.key = told.key AND member.entity_id = conflict.entity_id)))`;

interface StoredConflict {
  entityId: EntityId;
  rule: string;
  attribute: string;
  detail: { values: ConflictValue[] };
  entityType: EntityTypeName;
  entityLabel: string;
  openedAt: Date;
  closedAt: Date | null;
  /** The instants with all the microseconds that a Date would drop; a cursor must not. */
  orderKey: string;
}

/** Conflicts open and close as the data change; a closed one stays as history. */
export class ConflictStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  /** Newest first. */
  async list(request: ConflictRequest): Promise<Page<ConflictRow>> {
    const { where, values } = toConflictConditions(request);
    const counted = await this.#database.query<{ count: string }[]>(
      `SELECT count(*) FROM conflict ${where}`,
      values,
    );
    const after = request.after ? findCursorParts(request.after, 3) : undefined;
    const n = values.length;
    const from = after
      ? `AND (opened_at, conflict.entity_id, rule) < ($${n + 1}::timestamptz, $${n + 2}, $${n + 3})`
      : '';
    const rows = await this.#database.query<StoredConflict[]>(
      `SELECT conflict.entity_id AS "entityId", rule, attribute, detail, conflict.entity_type AS "entityType",
              coalesce(label, '') AS "entityLabel", opened_at AS "openedAt", closed_at AS "closedAt", opened_at::text AS "orderKey"
       FROM conflict LEFT JOIN projection ON projection.entity_id = conflict.entity_id ${where} ${from}
       ORDER BY opened_at DESC, conflict.entity_id DESC, rule DESC LIMIT ${request.first + 1}`,
      [...values, ...(after ?? [])],
    );
    const cursor = (row: StoredConflict) => [row.orderKey, row.entityId, row.rule];
    const page = toPage(rows, request, { cursor, totalCount: Number(counted[0]?.count ?? 0) });
    return {
      ...page,
      items: page.items.map((entry) => ({ cursor: entry.cursor, item: toConflictRow(entry.item) })),
    };
  }

  async countOpen(): Promise<number> {
    const [row] = await this.#database.query<{ count: string }[]>(
      'SELECT count(*) FROM conflict WHERE closed_at IS NULL',
    );
    return Number(row?.count ?? 0);
  }

  /**
   * Makes the open conflicts of a type those that were found now: new ones open, persisting ones keep the time at
   * which they opened, vanished ones close. One transaction.
   * @param signature the rules by which they are found
   */
  async sync(
    entityType: EntityTypeName,
    found: AsyncIterable<readonly FoundConflict[]>,
    signature = '',
  ): Promise<ConflictChanges> {
    return inTransaction(this.#database, async (client) => {
      await lockDerived(client, entityType, 'conflict');
      await markWhole(client, { entityType, stage: 'conflict', signature });
      return syncFound(client, entityType, { found });
    });
  }

  /**
   * The same for some entities: those named, else those that have been due longest.
   * @returns undefined when none were due
   */
  async syncSome({
    entityType,
    entityIds,
    most,
    isHurried,
    find,
  }: SomeConflicts): Promise<ConflictChanges | undefined> {
    return inTransaction(this.#database, async (client) => {
      if (!isHurried) await lockDerived(client, entityType, 'conflict');
      else if (!(await tryLockDerived(client, entityType, 'conflict'))) return undefined;
      const ids = await takeDue(client, { entityType, stage: 'conflict', entityIds, most });
      if (ids.length === 0) return undefined;
      const found = toBatch(find(await readMembersOf(client, entityType, ids)));
      return syncFound(client, entityType, { found, ids });
    });
  }
}

async function* toBatch<T>(found: Promise<T>): AsyncGenerator<T> {
  yield await found;
}

interface Found {
  readonly found: AsyncIterable<readonly FoundConflict[]>;
  /** The entities that were checked; all of the type when left out. */
  readonly ids?: readonly EntityId[];
}

async function syncFound(
  client: PoolClient,
  entityType: EntityTypeName,
  { found, ids }: Found,
): Promise<ConflictChanges> {
  await client.query(
    'CREATE TEMP TABLE stage_conflict (entity_id text, rule text, attribute text, detail jsonb) ON COMMIT DROP',
  );
  for await (const batch of found)
    await copyRows(client, 'stage_conflict (entity_id, rule, attribute, detail)', batch.map(toStageRow));
  const closed = await client.query(
    `UPDATE conflict SET closed_at = now() WHERE entity_type = $1 AND closed_at IS NULL
       ${ids ? 'AND entity_id = ANY($2::text[])' : ''}
       AND NOT EXISTS (SELECT FROM stage_conflict stage WHERE stage.entity_id = conflict.entity_id AND stage.rule = conflict.rule)`,
    ids ? [entityType, ids] : [entityType],
  );
  await client.query(
    `UPDATE conflict SET detail = stage.detail FROM stage_conflict stage WHERE closed_at IS NULL
       AND stage.entity_id = conflict.entity_id AND stage.rule = conflict.rule AND conflict.detail <> stage.detail`,
  );
  const opened = await client.query(
    `INSERT INTO conflict (entity_id, rule, opened_at, entity_type, attribute, detail)
     SELECT entity_id, rule, now(), $1, attribute, detail FROM stage_conflict
     ON CONFLICT (entity_id, rule) WHERE closed_at IS NULL DO NOTHING`,
    [entityType],
  );
  return { opened: opened.rowCount ?? 0, closed: closed.rowCount ?? 0 };
}

function toStageRow(conflict: FoundConflict): string[] {
  return [conflict.entityId, conflict.rule, conflict.attribute, JSON.stringify({ values: conflict.values })];
}

function toConflictRow({ detail, orderKey: _, ...stored }: StoredConflict): ConflictRow {
  return {
    ...stored,
    values: detail.values,
    openedAt: stored.openedAt.toISOString(),
    closedAt: stored.closedAt?.toISOString() ?? null,
  };
}

function toConflictConditions(request: ConflictRequest): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts = [isWhole];
  if (request.state) parts.push(`closed_at IS ${request.state === 'OPEN' ? 'NULL' : 'NOT NULL'}`);
  const equal = {
    'conflict.entity_type': request.entityType,
    rule: request.rule,
    'conflict.entity_id': request.entityId,
  };
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined && value !== null) parts.push(`${column} = $${values.push(value)}`);
  }
  return { where: `WHERE ${parts.join(' AND ')}`, values };
}
