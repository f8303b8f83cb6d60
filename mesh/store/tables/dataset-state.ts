import { EntitySchema } from 'typeorm';
import type { DatasetId } from '#schemas';

/** What the hub knows of a dataset's copy. `state`: ready, failed (the last good copy stays) or never read. */
export interface DatasetStateRow {
  dataset: DatasetId;
  state: 'ready' | 'failed' | 'never';
  sentence: string;
  contractVersion: string;
  lastRunId: string | null;
  lastSuccessAt: Date | null;
  freshestAsOf: Date | null;
  records: number;
  quarantined: number;
}

export const DatasetStateTable = new EntitySchema<DatasetStateRow>({
  name: 'dataset_state',
  columns: {
    dataset: { type: 'text', primary: true },
    state: { type: 'text' },
    sentence: { type: 'text' },
    contractVersion: { type: 'text', name: 'contract_version' },
    lastRunId: { type: 'uuid', name: 'last_run_id', nullable: true },
    lastSuccessAt: { type: 'timestamptz', name: 'last_success_at', nullable: true },
    freshestAsOf: { type: 'timestamptz', name: 'freshest_as_of', nullable: true },
    records: { type: 'integer' },
    quarantined: { type: 'integer' },
  },
});
