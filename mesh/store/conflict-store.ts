import type { DataSource } from 'typeorm';
import type { AttributeValue, DatasetId, DepartmentId, EntityId, EntityTypeName, RecordKey } from '#schemas';
import { copyRows } from './copy-rows.ts';
import { inTransaction } from './in-transaction.ts';
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
      ? `${where ? 'AND' : 'WHERE'} (opened_at, conflict.entity_id, rule) < ($${n + 1}::timestamptz, $${n + 2}, $${n + 3})`
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
   */
  async sync(
    entityType: EntityTypeName,
    found: AsyncIterable<readonly FoundConflict[]>,
  ): Promise<{ opened: number; closed: number }> {
    return inTransaction(this.#database, async (client) => {
      await client.query(
        'CREATE TEMP TABLE stage_conflict (entity_id text, rule text, attribute text, detail jsonb) ON COMMIT DROP',
      );
      for await (const batch of found) {
        await copyRows(client, 'stage_conflict (entity_id, rule, attribute, detail)', batch.map(toStageRow));
      }
      const closed = await client.query(
        `UPDATE conflict SET closed_at = now() WHERE entity_type = $1 AND closed_at IS NULL
           AND NOT EXISTS (SELECT FROM stage_conflict stage WHERE stage.entity_id = conflict.entity_id AND stage.rule = conflict.rule)`,
        [entityType],
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
    });
  }
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
  const parts: string[] = [];
  if (request.state) parts.push(`closed_at IS ${request.state === 'OPEN' ? 'NULL' : 'NOT NULL'}`);
  const equal = {
    'conflict.entity_type': request.entityType,
    rule: request.rule,
    'conflict.entity_id': request.entityId,
  };
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined && value !== null) parts.push(`${column} = $${values.push(value)}`);
  }
  return { where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', values };
}
