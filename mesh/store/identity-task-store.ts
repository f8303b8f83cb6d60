import type { DataSource } from 'typeorm';
import type { EntityTypeName } from '#schemas';
import type { MemberReference } from './entity-store.ts';
import { replaceTasks, touched, toTouching } from './identity-tasks/index.ts';
import type { IdentityTaskKind, NewIdentityTask } from './identity-tasks/index.ts';
import { inTransaction } from './in-transaction.ts';
import { findCursorParts, toPage } from './page.ts';
import type { Page, PageRequest } from './page.ts';

export interface IdentityTask extends NewIdentityTask {
  readonly entityType: EntityTypeName;
  readonly id: string;
  readonly openedAt: Date;
  /** When linkage last found it. */
  readonly seenAt: Date;
  readonly closedAt: Date | null;
}

export interface IdentityTaskFilter {
  readonly entityType?: string | null | undefined;
  readonly kind?: IdentityTaskKind | undefined;
  readonly isOpen?: boolean | undefined;
}

/** The instant with all the microseconds that a Date would drop; a cursor must not. */
type StoredTask = IdentityTask & { readonly orderKey: string };

const columns = `entity_type AS "entityType", id, kind, members, weight, sentence, fingerprint,
  opened_at AS "openedAt", opened_at::text AS "orderKey", seen_at AS "seenAt", closed_at AS "closedAt"`;

/** A task quotes its records: once one of them is deleted, nothing of it is to be seen any more. */
const isWhole = `NOT EXISTS (
  SELECT FROM jsonb_to_recordset(members) AS told (dataset text, key text, role text)
  WHERE NOT EXISTS (SELECT FROM member WHERE member.dataset = told.dataset AND member.key = told.key
    AND member.role = told.role AND member.entity_type = identity_task.entity_type))`;

/**
 * What waits for a steward. Tasks open and close by themselves, as linkage finds them or finds them no longer; a task
 * of a record that was deleted is not told of, open or closed.
 */
export class IdentityTaskStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  /** Makes the open tasks of a type those that a linkage of all its records found. */
  async replaceAll(entityType: EntityTypeName, found: readonly NewIdentityTask[]): Promise<void> {
    await inTransaction(this.#database, (client) => replaceTasks(client, { entityType, found }));
  }

  /** Makes the open tasks that any of the records takes part in those that a linkage of these records found. */
  async replaceAbout(
    entityType: EntityTypeName,
    members: readonly MemberReference[],
    found: readonly NewIdentityTask[],
  ): Promise<void> {
    await inTransaction(this.#database, (client) => replaceTasks(client, { entityType, found, members }));
  }

  /** The open tasks in which any of the records takes part, the newest first. */
  async about(entityType: EntityTypeName, members: readonly MemberReference[]): Promise<IdentityTask[]> {
    if (members.length === 0) return [];
    const rows = await this.#database.query<StoredTask[]>(
      `SELECT ${columns} FROM identity_task WHERE entity_type = $1 AND id IN (SELECT id FROM (${touched}) AS touched)
         AND ${isWhole} ORDER BY opened_at DESC, id DESC`,
      [entityType, ...toTouching(members)],
    );
    return rows.map(toTask);
  }

  /** The newest first. */
  async list(filter: IdentityTaskFilter, request: PageRequest): Promise<Page<IdentityTask>> {
    const { where, values } = toWhere(filter);
    const counted = await this.#database.query<{ count: string }[]>(
      `SELECT count(*) FROM identity_task ${where}`,
      values,
    );
    const after = request.after ? findCursorParts(request.after, 2) : undefined;
    const beyond = after
      ? `AND (opened_at, id) < ($${values.push(after[0])}::timestamptz, $${values.push(after[1])}::uuid)`
      : '';
    const rows = await this.#database.query<StoredTask[]>(
      `SELECT ${columns} FROM identity_task ${where} ${beyond}
       ORDER BY opened_at DESC, id DESC LIMIT ${request.first + 1}`,
      values,
    );
    const cursor = ({ orderKey, id }: StoredTask) => [orderKey, id];
    const page = toPage(rows, request, { cursor, totalCount: Number(counted[0]?.count ?? 0) });
    return { ...page, items: page.items.map((entry) => ({ ...entry, item: toTask(entry.item) })) };
  }
}

function toWhere({ entityType, kind, isOpen }: IdentityTaskFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts = [isWhole];
  if (entityType) parts.push(`entity_type = $${values.push(entityType)}`);
  if (kind) parts.push(`kind = $${values.push(kind)}`);
  if (isOpen !== undefined) parts.push(isOpen ? 'closed_at IS NULL' : 'closed_at IS NOT NULL');
  return { where: `WHERE ${parts.join(' AND ')}`, values };
}

function toTask({ orderKey: _, ...task }: StoredTask): IdentityTask {
  return task;
}
