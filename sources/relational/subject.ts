import type { DatasetRead } from '../port/index.ts';
import type { Engine, Session } from './engine.ts';
import type { Subject } from './statements/index.ts';

/** A dataset's table with what the catalogue says of it now. */
export async function toSubject(engine: Engine, session: Session, read: DatasetRead): Promise<Subject> {
  const facts = await engine.readFacts(session, read);
  return { read, table: engine.toTable(read), facts, dialect: engine.dialect };
}

/** The table as its source document writes it. */
export function toTableName(read: DatasetRead): string {
  const { table, schema } = read.settings as { table: string; schema?: string };
  return schema === undefined ? table : `${schema}.${table}`;
}
