import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { DatasetId, EntityTypeName, RecordKey } from '#schemas';
import type { MemberReference } from './entity-store.ts';
import { findCursorParts, toPage } from './page.ts';
import type { Page, PageRequest } from './page.ts';
import { toReferenceColumns } from './reference-columns.ts';

export type DecisionKind = 'must-link' | 'cannot-link';

/** What a steward says about two records of one entity type; in which order they are named makes no difference. */
export interface NewDecision {
  readonly entityType: EntityTypeName;
  readonly kind: DecisionKind;
  readonly a: MemberReference;
  readonly b: MemberReference;
  readonly reason: string;
  readonly by: string;
}

export interface Decision extends NewDecision {
  readonly id: string;
  readonly at: Date;
  /** The later decision on the same pair that took its place. */
  readonly supersededBy: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBecause: string | null;
}

export interface DecisionFilter {
  readonly entityType?: string | null | undefined;
  /** Neither withdrawn nor superseded. */
  readonly isStanding?: boolean | undefined;
  /** Only decisions about this record. */
  readonly about?: MemberReference | undefined;
}

export interface Withdrawal {
  readonly by: string;
  readonly because: string;
}

interface StoredDecision extends Omit<Decision, 'a' | 'b'> {
  readonly sides: readonly [DatasetId, RecordKey, string, DatasetId, RecordKey, string];
  /** The instant with all the microseconds that a Date would drop; a cursor must not. */
  readonly orderKey: string;
}

const columns = `entity_type AS "entityType", id, kind, reason, decided_by AS "by", decided_at AS "at",
  decided_at::text AS "orderKey", superseded_by AS "supersededBy", withdrawn_by AS "withdrawnBy",
  withdrawn_at AS "withdrawnAt", withdrawn_because AS "withdrawnBecause",
  ARRAY[a_dataset, a_key, a_role, b_dataset, b_key, b_role] AS sides`;
const stands = 'withdrawn_at IS NULL AND superseded_by IS NULL';

/** Stewards' decisions, for ever: one may be withdrawn or superseded, but is never changed nor deleted. */
export class DecisionStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  /**
   * Keeps a decision. The one that stood on the pair before is superseded: at most one stands, and when it is
   * withdrawn none does.
   * @throws RangeError when both sides are the same record
   */
  async add(decision: NewDecision): Promise<Decision> {
    const [a, b] = toSides(decision);
    return this.#database.transaction(async (manager) => {
      const pair = [decision.entityType, ...toValues(a), ...toValues(b)];
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`decision ${JSON.stringify(pair)}`]);
      const id = randomUUID();
      await supersede(manager, pair, id);
      const [row] = await manager.query<StoredDecision[]>(
        `INSERT INTO identity_decision (entity_type, a_dataset, a_key, a_role, b_dataset, b_key, b_role,
           id, kind, reason, decided_by, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp()) RETURNING ${columns}`,
        [...pair, id, decision.kind, decision.reason, decision.by],
      );
      if (!row) throw new Error('A decision was not kept.');
      await noteDecided(manager, toDecision(row));
      return toDecision(row);
    });
  }

  /** @returns the decision as it is now; undefined when there is none of the id that still stands */
  async withdraw(id: string, { by, because }: Withdrawal): Promise<Decision | undefined> {
    if (!isUuid(id)) return undefined;
    return this.#database.transaction(async (manager) => {
      const [rows] = await manager.query<[StoredDecision[], number]>(
        `UPDATE identity_decision SET withdrawn_by = $2, withdrawn_at = clock_timestamp(), withdrawn_because = $3
         WHERE id = $1 AND ${stands} RETURNING ${columns}`,
        [id, by, because],
      );
      const withdrawn = rows[0] && toDecision(rows[0]);
      if (withdrawn) await noteDecided(manager, withdrawn);
      return withdrawn;
    });
  }

  async find(id: string): Promise<Decision | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.#database.query<StoredDecision[]>(
      `SELECT ${columns} FROM identity_decision WHERE id = $1`,
      [id],
    );
    return row && toDecision(row);
  }

  /** What linkage must keep to, the oldest first. */
  async readStanding(entityType: EntityTypeName): Promise<Decision[]> {
    const rows = await this.#database.query<StoredDecision[]>(
      `SELECT ${columns} FROM identity_decision WHERE entity_type = $1 AND ${stands} ORDER BY decided_at, id`,
      [entityType],
    );
    return rows.map(toDecision);
  }

  /** The standing decisions in which any of the records takes part, the oldest first. */
  async about(entityType: EntityTypeName, members: readonly MemberReference[]): Promise<Decision[]> {
    if (members.length === 0) return [];
    const rows = await this.#database.query<StoredDecision[]>(
      `WITH asked AS (SELECT * FROM unnest($2::text[], $3::text[], $4::text[]) AS t (dataset, key, role))
       SELECT ${columns} FROM identity_decision WHERE entity_type = $1 AND ${stands}
         AND ((a_dataset, a_key, a_role) IN (SELECT * FROM asked) OR (b_dataset, b_key, b_role) IN (SELECT * FROM asked))
       ORDER BY decided_at, id`,
      [entityType, ...toReferenceColumns(members)],
    );
    return rows.map(toDecision);
  }

  /** The newest first. */
  async list(filter: DecisionFilter, request: PageRequest): Promise<Page<Decision>> {
    const { where, values } = toWhere(filter);
    const counted = await this.#database.query<{ count: string }[]>(
      `SELECT count(*) FROM identity_decision ${where}`,
      values,
    );
    const after = request.after ? findCursorParts(request.after, 2) : undefined;
    const beyond = after
      ? `AND (decided_at, id) < ($${values.push(after[0])}::timestamptz, $${values.push(after[1])}::uuid)`
      : '';
    const rows = await this.#database.query<StoredDecision[]>(
      `SELECT ${columns} FROM identity_decision ${where} ${beyond}
       ORDER BY decided_at DESC, id DESC LIMIT ${request.first + 1}`,
      values,
    );
    const cursor = ({ orderKey, id }: StoredDecision) => [orderKey, id];
    const page = toPage(rows, request, { cursor, totalCount: Number(counted[0]?.count ?? 0) });
    return { ...page, items: page.items.map((entry) => ({ ...entry, item: toDecision(entry.item) })) };
  }
}

function supersede(manager: EntityManager, pair: readonly string[], id: string): Promise<unknown> {
  return manager.query(
    `UPDATE identity_decision SET superseded_by = $8
     WHERE entity_type = $1 AND (a_dataset, a_key, a_role) = ($2, $3, $4)
       AND (b_dataset, b_key, b_role) = ($5, $6, $7) AND ${stands}`,
    [...pair, id],
  );
}

function toWhere({ entityType, isStanding, about }: DecisionFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts = ['true'];
  if (entityType) parts.push(`entity_type = $${values.push(entityType)}`);
  if (isStanding !== undefined) parts.push(isStanding ? stands : `NOT (${stands})`);
  if (about) {
    const [dataset, key, role] = toValues(about).map((value) => `$${values.push(value)}`);
    const asked = `(${dataset}, ${key}, ${role})`;
    parts.push(`(${asked} = (a_dataset, a_key, a_role) OR ${asked} = (b_dataset, b_key, b_role))`);
  }
  return { where: `WHERE ${parts.join(' AND ')}`, values };
}

/** The smaller record first, by the bytes of its parts as the table compares them. */
function toSides({ a, b }: NewDecision): [MemberReference, MemberReference] {
  const order = toValues(a).reduce(
    (found, value, index) =>
      found || Buffer.compare(Buffer.from(value), Buffer.from(toValues(b)[index] ?? '')),
    0,
  );
  if (order === 0) throw new RangeError('A decision is about two records, not about one with itself.');
  return order < 0 ? [a, b] : [b, a];
}

function toValues({ dataset, key, role }: MemberReference): [string, string, string] {
  return [dataset, key, role];
}

function toDecision({ sides, orderKey: _, ...stored }: StoredDecision): Decision {
  const [aDataset, aKey, aRole, bDataset, bKey, bRole] = sides;
  return {
    ...stored,
    a: { dataset: aDataset, key: aKey, role: aRole },
    b: { dataset: bDataset, key: bKey, role: bRole },
  };
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

/**
 * The records that a decision is about are due, from the moment at which it stands or falls: a hub that is killed before
 * it has linked them anew links them when it starts again.
 */
async function noteDecided(manager: EntityManager, { entityType, a, b }: Decision): Promise<void> {
  await manager.query(
    `INSERT INTO linkage_due (dataset, key, role, entity_type, due_at)
     SELECT dataset, key, role, entity_type, clock_timestamp()
     FROM member JOIN linkage_alive USING (entity_type)
       JOIN unnest($2::text[], $3::text[], $4::text[]) AS decided (dataset, key, role) USING (dataset, key, role)
     WHERE entity_type = $1 ORDER BY dataset, key, role
     ON CONFLICT (dataset, key, role, entity_type) DO UPDATE SET due_at = linkage_due.due_at`,
    [entityType, [a.dataset, b.dataset], [a.key, b.key], [a.role, b.role]],
  );
}
