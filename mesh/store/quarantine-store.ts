import type { DataSource, Repository } from 'typeorm';
import { findCursorParts, toPage } from './page.ts';
import type { Page, PageRequest } from './page.ts';
import { QuarantineTable } from './tables/quarantined-row.ts';
import type { QuarantinedRow } from './tables/quarantined-row.ts';

/** Rows that broke their contract. Written by deliveries (see DeliveryWriter). */
export class QuarantineStore {
  readonly #rows: Repository<QuarantinedRow>;

  constructor(database: DataSource) {
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
}
