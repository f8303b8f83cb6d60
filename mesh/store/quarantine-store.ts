import type { DataSource, Repository } from 'typeorm';
import type { DatasetId } from '#schemas';
import { findCursorParts, toPage } from './page.ts';
import type { Page, PageRequest } from './page.ts';
import { QuarantineTable } from './tables/quarantined-row.ts';
import type { QuarantinedRow } from './tables/quarantined-row.ts';

/** What one kind of fault amounts to. */
export interface FaultKind {
  /** The sentence without the values in it: `state: Must be one of 20, 30; found ….` */
  readonly sentence: string;
  readonly count: number;
  /** A few rows that have it, the newest first. */
  readonly samples: readonly {
    readonly position: string;
    readonly key: string | null;
    readonly payload: string;
  }[];
}

/** A day of a dataset's quarantine; days on which nothing moved are as the one before. */
export interface QuarantineDay {
  /** `yyyy-MM-dd` of the database's zone. */
  readonly day: string;
  /** Rows that waited at the end of the day. */
  readonly waiting: number;
  readonly came: number;
  readonly went: number;
}

export interface QuarantineSummary {
  readonly waiting: number;
  /** The most frequent first, 50 at most. */
  readonly kinds: readonly FaultKind[];
  /** Oldest first; only days on which something moved. */
  readonly days: readonly QuarantineDay[];
}

/** Rows that broke their contract. Written by deliveries (see DeliveryWriter). */
export class QuarantineStore {
  readonly #database: DataSource;
  readonly #rows: Repository<QuarantinedRow>;

  constructor(database: DataSource) {
    this.#database = database;
    this.#rows = database.getRepository(QuarantineTable);
  }

  /** A page of a dataset's quarantine in a fixed order. */
  async list(dataset: string, request: PageRequest): Promise<Page<QuarantinedRow>> {
    const query = this.#rows.createQueryBuilder('row').where('row.dataset = :dataset', { dataset });
    const totalCount = await query.getCount();
    const after = request.after ? findCursorParts(request.after, 1)?.[0] : undefined;
    if (after !== undefined) query.andWhere('row.fingerprint > :after', { after });
    const rows = await query
      .orderBy('row.fingerprint')
      .take(request.first + 1)
      .getMany();
    return toPage(rows, request, { cursor: (row) => [row.fingerprint], totalCount });
  }

  /** What the department has to mend: how much of which kind, a few examples of each, and how it went. */
  async summary(dataset: string, days = 30): Promise<QuarantineSummary> {
    const kinds = await this.#database.query<FaultKind[]>(kindsQuery, [dataset]);
    const past = await this.#database.query<QuarantineDay[]>(
      `SELECT day::text, waiting, came, went FROM quarantine_day
       WHERE dataset = $1 AND day > current_date - $2::int ORDER BY day`,
      [dataset, days],
    );
    return { waiting: await this.#rows.countBy({ dataset: dataset as DatasetId }), kinds, days: past };
  }
}

const samplesPerKind = 5;

/** A kind is a sentence with every value in it taken away: what is quoted, what was found, and where it came first. */
const kindsQuery = `
  WITH fault AS (
    SELECT fingerprint, position, key, payload, last_seen_at,
           regexp_replace(regexp_replace(regexp_replace(reason, '; found .*[.]$', '; found ….'), '"[^"]*"', '"…"', 'g'),
             '^The key .* stands here a second time with other content.*$', 'The key stands here a second time with other content.') AS sentence
    FROM quarantine CROSS JOIN LATERAL jsonb_array_elements_text(reasons) AS reason WHERE dataset = $1),
  ranked AS (SELECT *, row_number() OVER (PARTITION BY sentence ORDER BY last_seen_at DESC, fingerprint) AS nth FROM fault)
  SELECT sentence, count(*)::int AS count,
         json_agg(json_build_object('position', position, 'key', key, 'payload', left(payload, 2000)) ORDER BY nth)
           FILTER (WHERE nth <= ${samplesPerKind}) AS samples
  FROM ranked GROUP BY sentence ORDER BY count DESC, sentence LIMIT 50`;
