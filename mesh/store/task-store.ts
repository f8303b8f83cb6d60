import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { DatasetId, DepartmentId } from '#schemas';
import { findCursorParts, toPage } from './page.ts';
import type { Page, PageRequest } from './page.ts';

/** `break`: the system no longer sends what was promised. `narrowing`: some rows do not. `addition`: it sends more. */
export type TaskKind = 'break' | 'narrowing' | 'addition';

export interface NewTask {
  readonly dataset: DatasetId;
  readonly department: DepartmentId;
  readonly kind: TaskKind;
  /** What happened and what the department is to do. */
  readonly sentence: string;
  /** What makes it another task than the open one of its kind: while it is the same, only its last sight moves. */
  readonly fingerprint: string;
  readonly detail: unknown;
}

export interface Task extends NewTask {
  readonly id: string;
  readonly openedAt: Date;
  /** When it was last found to hold still. */
  readonly seenAt: Date;
  readonly closedAt: Date | null;
}

export interface TaskFilter {
  readonly department?: string | null | undefined;
  readonly dataset?: string | null | undefined;
  readonly isOpen?: boolean | undefined;
}

const columns = `dataset, id, kind, department, opened_at AS "openedAt", seen_at AS "seenAt", closed_at AS "closedAt",
  sentence, fingerprint, detail`;

/** What waits for the departments; at most one open task of a kind for each dataset. */
export class TaskStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  /** The open task of the kind, if it says the same: then it was seen again just now. */
  async findSame(dataset: DatasetId, kind: TaskKind, fingerprint: string): Promise<Task | undefined> {
    const [rows] = await this.#database.query<[Task[], number]>(
      `UPDATE task SET seen_at = now() WHERE dataset = $1 AND kind = $2 AND fingerprint = $3 AND closed_at IS NULL
       RETURNING ${columns}`,
      [dataset, kind, fingerprint],
    );
    return rows[0];
  }

  /** Opens a task in the place of the open one of its kind, if there is one. */
  async open({ dataset, department, kind, sentence, fingerprint, detail }: NewTask): Promise<void> {
    await this.#database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`task ${dataset} ${kind}`]);
      await manager.query(
        'UPDATE task SET closed_at = now() WHERE dataset = $1 AND kind = $2 AND closed_at IS NULL',
        [dataset, kind],
      );
      await manager.query(
        `INSERT INTO task (dataset, id, kind, department, opened_at, seen_at, sentence, fingerprint, detail)
         VALUES ($1, $2, $3, $4, now(), now(), $5, $6, $7)`,
        [dataset, randomUUID(), kind, department, sentence, fingerprint, JSON.stringify(detail)],
      );
    });
  }

  /** What was the matter is so no longer. @returns how many were open */
  async close(dataset: DatasetId, kinds: readonly TaskKind[]): Promise<number> {
    const [, count] = await this.#database.query<[unknown, number]>(
      'UPDATE task SET closed_at = now() WHERE dataset = $1 AND kind = ANY($2) AND closed_at IS NULL',
      [dataset, kinds],
    );
    return count;
  }

  /** The newest first. */
  async list(filter: TaskFilter, request: PageRequest): Promise<Page<Task>> {
    const { where, values } = toWhere(filter);
    const counted = await this.#database.query<{ count: string }[]>(
      `SELECT count(*) FROM task ${where}`,
      values,
    );
    const after = request.after ? findCursorParts(request.after, 2) : undefined;
    const beyond = after
      ? `AND (opened_at, id) < ($${values.push(after[0])}::timestamptz, $${values.push(after[1])}::uuid)`
      : '';
    const rows = await this.#database.query<Task[]>(
      `SELECT ${columns} FROM task ${where} ${beyond} ORDER BY opened_at DESC, id DESC LIMIT ${request.first + 1}`,
      values,
    );
    const cursor = ({ openedAt, id }: Task) => [openedAt.toISOString(), id];
    return toPage(rows, request, { cursor, totalCount: Number(counted[0]?.count ?? 0) });
  }
}

function toWhere({ department, dataset, isOpen }: TaskFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts = ['true'];
  if (department) parts.push(`department = $${values.push(department)}`);
  if (dataset) parts.push(`dataset = $${values.push(dataset)}`);
  if (isOpen !== undefined) parts.push(isOpen ? 'closed_at IS NULL' : 'closed_at IS NOT NULL');
  return { where: `WHERE ${parts.join(' AND ')}`, values };
}
