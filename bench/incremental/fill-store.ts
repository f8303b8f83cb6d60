import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import type { PoolClient } from 'pg';
import type { Store } from '../../mesh/store/index.ts';
import { copyRows, type CopyValue } from '../../mesh/store/copy-rows.ts';
import { inTransaction } from '../../mesh/store/in-transaction.ts';
import { Random } from '../../examples/pearl-city/generator/random.ts';
import { personColumns } from '../linkage/generate/index.ts';
import type { Arrival } from './arrival.ts';
import { personAttributes } from './person-model.ts';

/** So many rows go to PostgreSQL in one statement. */
const rowsAtOnce = 20_000;

export interface Filling {
  readonly file: string;
  /** Records in the file. */
  readonly available: number;
  /** Of them so many are put into the store. */
  readonly records: number;
  /** So many of those in the store are returned, for changes and deletions. */
  readonly sample: number;
}

export interface Filled {
  /** Records that are not in the store: they come later, most of them of persons who are there. */
  readonly heldBack: Arrival[];
  /** Some that are. */
  readonly stored: Arrival[];
}

type Part = 'stored' | 'sampled' | 'held back';

/** Puts a person file into the table `member`, all but some records that are drawn from the whole file. */
export async function fillStore(store: Store, filling: Filling): Promise<Filled> {
  return inTransaction(store.database, async (client) => {
    const filled = await readParts(filling, (rows) => copyMembers(client, rows));
    return filled;
  });
}

/** The same without a store: what is drawn depends on the file alone. */
export function drawArrivals(filling: Filling): Promise<Filled> {
  return readParts(filling, () => Promise.resolve());
}

async function readParts(filling: Filling, write: (rows: Arrival[]) => Promise<void>): Promise<Filled> {
  const [draw, heldBack, stored]: [() => Part, Arrival[], Arrival[]] = [toDraw(filling), [], []];
  let rows: Arrival[] = [];
  const parser = createReadStream(filling.file).pipe(parse({ from_line: 2 }));
  for await (const cells of parser as AsyncIterable<string[]>) {
    const [arrival, part] = [toArrival(cells), draw()];
    if (part === 'held back') {
      heldBack.push(arrival);
      continue;
    }
    if (part === 'sampled') stored.push(arrival);
    if (rows.push(arrival) < rowsAtOnce) continue;
    await write(rows);
    rows = [];
  }
  await write(rows);
  return { heldBack, stored };
}

/** Selection sampling (Knuth, Algorithm S): exactly so many of each part, each row as likely as another. */
function toDraw({ available, records, sample }: Filling): () => Part {
  const random = new Random('incremental', available, records);
  let [left, toHold, toSample] = [available, available - records, sample];
  return () => {
    const place = random.between(1, left);
    left -= 1;
    if (place <= toHold) {
      toHold -= 1;
      return 'held back';
    }
    if (place > toHold + toSample) return 'stored';
    toSample -= 1;
    return 'sampled';
  };
}

function toArrival(cells: readonly string[]): Arrival {
  const row = Object.fromEntries(personColumns.map((name, index) => [name, cells[index] ?? '']));
  const attributes = personAttributes.flatMap((name) => (row[name] ? [[name, row[name]]] : []));
  return {
    kind: 'new',
    dataset: row.dataset ?? '',
    key: row.id ?? '',
    attributes: Object.fromEntries(attributes) as Record<string, string>,
  };
}

async function copyMembers(client: PoolClient, rows: readonly Arrival[]): Promise<void> {
  const now = new Date().toISOString();
  const target = 'member (dataset, key, role, entity_type, attributes, recorded_at)';
  const values = rows.map(({ dataset, key, attributes }): CopyValue[] => [
    ...[dataset, key, '', 'person'],
    ...[JSON.stringify(attributes), now],
  ]);
  await copyRows(client, target, values);
}
