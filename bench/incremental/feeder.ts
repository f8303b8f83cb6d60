import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Arrival } from './arrival.ts';

/** The departments: a process of its own that changes records at an even rate, in small transactions. */

/** What the feeder is asked to do; `from` and `to` are places in the file of arrivals. */
export interface Feeding {
  readonly from: number;
  readonly to: number;
  /** Records a second. */
  readonly rate: number;
}

/** Arrivals from place `from` up to `to` were committed at `at`, in milliseconds of the epoch. */
export interface Fed {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** Milliseconds by which the last of them came later than the rate asked for. */
  readonly late: number;
}

/** Milliseconds between two transactions. */
const beat = 20;

const [url = '', file = ''] = process.argv.slice(2);
const arrivals = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Arrival);
const client = new Client({ connectionString: url, application_name: 'departments' });
await client.connect();
process.on('disconnect', () => void client.end());
process.on('message', (feeding: Feeding) => void feed(feeding));
process.send?.('ready');

async function feed({ from, to, rate }: Feeding): Promise<void> {
  const began = performance.now();
  for (let fed = from; fed < to;) {
    const wanted = Math.min(to, from + Math.floor(((performance.now() - began) / 1000) * rate));
    if (wanted > fed) {
      await commit(arrivals.slice(fed, wanted));
      const late = performance.now() - began - ((wanted - from) / rate) * 1000;
      const at = performance.timeOrigin + performance.now();
      process.send?.({ from: fed, to: wanted, at, late } satisfies Fed);
      fed = wanted;
    }
    await sleep(beat);
  }
}

async function commit(batch: readonly Arrival[]): Promise<void> {
  await client.query('BEGIN');
  const came = batch.filter(({ kind }) => kind === 'new');
  const changed = batch.filter(({ kind }) => kind === 'changed');
  const went = batch.filter(({ kind }) => kind === 'deleted');
  await client.query(
    `INSERT INTO member (dataset, key, role, entity_type, attributes, recorded_at)
     SELECT dataset, key, '', 'person', attributes, now() FROM unnest($1::text[], $2::text[], $3::jsonb[]) AS t (dataset, key, attributes)`,
    toColumns(came),
  );
  await client.query(
    `UPDATE member SET attributes = t.attributes, recorded_at = now()
     FROM unnest($1::text[], $2::text[], $3::jsonb[]) AS t (dataset, key, attributes)
     WHERE member.dataset = t.dataset AND member.key = t.key AND role = '' AND entity_type = 'person'`,
    toColumns(changed),
  );
  await client.query(
    `DELETE FROM member USING unnest($1::text[], $2::text[]) AS t (dataset, key)
     WHERE member.dataset = t.dataset AND member.key = t.key AND role = '' AND entity_type = 'person'`,
    toColumns(went).slice(0, 2),
  );
  await client.query('COMMIT');
}

function toColumns(batch: readonly Arrival[]): string[][] {
  return [
    batch.map(({ dataset }) => dataset),
    batch.map(({ key }) => key),
    batch.map(({ attributes }) => JSON.stringify(attributes ?? {})),
  ];
}
