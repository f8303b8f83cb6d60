import type { DataSource } from 'typeorm';
import type { DatasetId } from '#schemas';

/** A field of a contract version that a question uses: `FBLDM`, nested `husband.idNo`, or `place.resolution` of a mapping. */
export interface UsedField {
  readonly dataset: DatasetId;
  readonly version: string;
  readonly field: string;
}

export interface FieldUse extends UsedField {
  readonly client: string;
  /** ISO date, UTC. */
  readonly lastUsed: string;
  readonly count: number;
}

/** Milliseconds between two writings of what was counted. */
const period = 5_000;
/** Different questions per client that are counted as such; more are added up at once, so that memory stays flat. */
const mostQuestions = 2_000;
/** Days after which nobody asks any more. */
const daysKept = 400;

type Counts = Map<string, { readonly client: string; readonly used: UsedField; count: number }>;

/**
 * Which client used which field of which version on which day. Noting a use is one addition in memory: a question's
 * fields are one list that stays the same object as long as the question is remembered, and what was counted is
 * written every few seconds and at close.
 */
export class UsageStore {
  readonly #database: DataSource;
  readonly #now: () => Date;
  #asked = new Map<string, Map<readonly UsedField[], number>>();
  #questions = 0;
  #counts: Counts = new Map();
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #forgottenOn = '';

  constructor(database: DataSource, now = () => new Date()) {
    this.#database = database;
    this.#now = now;
  }

  /** A client has asked a question once. Hand the same list over for the same question: it is counted by identity. */
  note(client: string, used: readonly UsedField[]): void {
    let asked = this.#asked.get(client);
    if (asked === undefined) this.#asked.set(client, (asked = new Map()));
    const count = asked.get(used);
    asked.set(used, (count ?? 0) + 1);
    if (count !== undefined) return;
    this.#questions += 1;
    if (this.#questions >= mostQuestions) this.#addUp();
    this.#timer ??= setInterval(() => void this.flush().catch(() => undefined), period).unref();
  }

  /** Writes what was counted. What cannot be written now is kept for the next time. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.catch(() => undefined).then(() => this.#write());
    return this.#flushing;
  }

  /** Who used which field of a dataset, in which version, during the last days; what is still in memory included. */
  async consumers(
    dataset: DatasetId,
    { sinceDays, now = this.#now() }: { readonly sinceDays: number; readonly now?: Date },
  ): Promise<FieldUse[]> {
    await this.flush();
    const rows = await this.#database.query<(Omit<FieldUse, 'count'> & { count: string })[]>(
      `SELECT dataset, version, field, client, to_char(max(day), 'YYYY-MM-DD') AS "lastUsed", sum(count) AS count
         FROM field_usage WHERE dataset = $1 AND day > $2::date - $3::int
        GROUP BY dataset, version, field, client
        ORDER BY client, string_to_array(version, '.')::int[], field`,
      [dataset, toDay(now), sinceDays],
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.flush();
  }

  #addUp(): void {
    const asked = this.#asked;
    this.#asked = new Map();
    this.#questions = 0;
    for (const [client, questions] of asked)
      for (const [fields, count] of questions) for (const used of fields) this.#add(client, used, count);
  }

  #add(client: string, used: UsedField, count: number): void {
    const key = [used.dataset, used.version, used.field, client].join('\0');
    const counted = this.#counts.get(key);
    if (counted) counted.count += count;
    else this.#counts.set(key, { client, used, count });
  }

  async #write(): Promise<void> {
    this.#addUp();
    if (this.#counts.size === 0) return;
    const counts = this.#counts;
    this.#counts = new Map();
    const today = toDay(this.#now());
    try {
      await this.#upsert(counts, today);
    } catch (error) {
      for (const { client, used, count } of counts.values()) this.#add(client, used, count);
      throw error;
    }
    await this.#forget(today);
  }

  /** In the order of the key, so that two hubs that write the same rows wait for one another and never both. */
  async #upsert(counts: Counts, day: string): Promise<void> {
    const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, counted]) => counted);
    await this.#database.query(
      `INSERT INTO field_usage (dataset, version, field, client, day, count)
       SELECT dataset, version, field, client, $6::date, count
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[]) AS use (dataset, version, field, client, count)
       ON CONFLICT (dataset, version, field, client, day) DO UPDATE SET count = field_usage.count + excluded.count`,
      [
        sorted.map(({ used }) => used.dataset),
        sorted.map(({ used }) => used.version),
        sorted.map(({ used }) => used.field),
        sorted.map(({ client }) => client),
        sorted.map(({ count }) => count),
        day,
      ],
    );
  }

  async #forget(today: string): Promise<void> {
    if (this.#forgottenOn === today) return;
    this.#forgottenOn = today;
    await this.#database.query('DELETE FROM field_usage WHERE day < $1::date - $2::int', [today, daysKept]);
  }
}

function toDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}
