import { EntitySchema } from 'typeorm';
import type { DatasetId } from '#schemas';

/** A row that breaks its contract, whole, with a sentence per fault. It leaves by itself once the row is fixed. */
export interface QuarantinedRow {
  dataset: DatasetId;
  /** Hash of the raw row: the same broken row met again is the same entry. */
  fingerprint: string;
  key: string | null;
  /** Where it stands in the source: file and line, page and row. */
  position: string;
  payload: string;
  reasons: string[];
  firstSeenAt: Date;
  lastSeenAt: Date;
  runId: string;
}

export const QuarantineTable = new EntitySchema<QuarantinedRow>({
  name: 'quarantine',
  columns: {
    dataset: { type: 'text', primary: true },
    fingerprint: { type: 'text', primary: true },
    key: { type: 'text', nullable: true },
    position: { type: 'text' },
    payload: { type: 'text' },
    reasons: { type: 'jsonb' },
    firstSeenAt: { type: 'timestamptz', name: 'first_seen_at' },
    lastSeenAt: { type: 'timestamptz', name: 'last_seen_at' },
    runId: { type: 'uuid', name: 'run_id' },
  },
});
