import { EntitySchema } from 'typeorm';
import type { DatasetId } from '#schemas';

export type RunOutcome = 'running' | 'done' | 'refused' | 'failed' | 'cut';

/** One reading of one dataset. `read = kept + unchanged + quarantined` holds for every run that is done. */
export interface Run {
  dataset: DatasetId;
  id: string;
  startedAt: Date;
  endedAt: Date | null;
  outcome: RunOutcome;
  read: number;
  kept: number;
  unchanged: number;
  quarantined: number;
  /** Records that the source no longer has; they are closed in the history, not lost. */
  removed: number;
  sentence: string;
}

export const RunTable = new EntitySchema<Run>({
  name: 'run',
  columns: {
    dataset: { type: 'text', primary: true },
    id: { type: 'uuid', primary: true },
    startedAt: { type: 'timestamptz', name: 'started_at' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    outcome: { type: 'text' },
    read: { type: 'integer' },
    kept: { type: 'integer' },
    unchanged: { type: 'integer' },
    quarantined: { type: 'integer' },
    removed: { type: 'integer' },
    sentence: { type: 'text' },
  },
});
