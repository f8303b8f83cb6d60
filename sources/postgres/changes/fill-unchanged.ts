import type { Row } from '../../port/index.ts';
import { buildKeys, type Subject } from '../../relational/statements/index.ts';
import type { Session } from '../database.ts';

/**
 * Large values that an update left as they were are not sent again (PostgreSQL calls them unchanged TOAST). Such rows are
 * read from the table by their primary key: as they are now, which is as they were then or newer. A row that is gone by
 * now is left out, since its deletion is still to come.
 */
export async function fillUnchanged(
  rows: readonly Row[],
  connect: () => Promise<{ session: Session; subject: Subject }>,
): Promise<Row[]> {
  const lacking = rows.filter(({ value }) => Object.values(value).some((cell) => cell === undefined));
  if (lacking.length === 0) return [...rows];
  const { session, subject } = await connect();
  try {
    const { order } = subject.facts;
    const keys = lacking.map(({ value }) => order.map((name) => String(value[name] as string | number)));
    const whole = { ...subject, read: { ...subject.read, fields: undefined } as unknown as Subject['read'] };
    const { text, values } = buildKeys(whole, order, keys);
    const found = await session.client.query<Row['value']>(text, values);
    await session.release();
    const toKey = (value: Row['value']) => JSON.stringify(order.map((name) => String(value[name] as string)));
    const byKey = new Map(found.rows.map((value) => [toKey(value), value]));
    return rows.flatMap((row) => {
      if (!lacking.includes(row)) return [row];
      const value = byKey.get(toKey(row.value));
      return value === undefined ? [] : [{ ...row, value }];
    });
  } catch (error) {
    await session.release(true);
    throw error;
  }
}
