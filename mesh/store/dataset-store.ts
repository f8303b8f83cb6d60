import { randomUUID } from 'node:crypto';
import type { DataSource, Repository } from 'typeorm';
import type { DatasetId } from '#schemas';
import { DatasetStateTable } from './tables/dataset-state.ts';
import type { DatasetStateRow } from './tables/dataset-state.ts';
import { RunTable } from './tables/run.ts';
import type { Run } from './tables/run.ts';

export interface KnownWatermark {
  readonly watermark: string | null;
  /** When the dataset was last read whole. */
  readonly fullAt: Date | null;
  readonly contractVersion: string;
}

/** The state of each dataset's copy, and the runs that made it. */
export class DatasetStore {
  readonly #states: Repository<DatasetStateRow>;
  readonly #runs: Repository<Run>;

  constructor(database: DataSource) {
    this.#states = database.getRepository(DatasetStateTable);
    this.#runs = database.getRepository(RunTable);
  }

  states(): Promise<DatasetStateRow[]> {
    return this.#states.find({ order: { dataset: 'ASC' } });
  }

  /** The newest run of each dataset. */
  async lastRuns(): Promise<Map<DatasetId, Run>> {
    const runs = await this.#runs
      .createQueryBuilder('run')
      .distinctOn(['run.dataset'])
      .orderBy('run.dataset')
      .addOrderBy('run.startedAt', 'DESC')
      .getMany();
    return new Map(runs.map((run) => [run.dataset, run]));
  }

  /** How far the dataset's source had been read at the last good reading, in the source's own words. */
  async findWatermark(dataset: DatasetId): Promise<KnownWatermark | undefined> {
    const rows = await this.#runs.query<KnownWatermark[]>(
      `SELECT watermark, full_at AS "fullAt", contract_version AS "contractVersion" FROM dataset_state WHERE dataset = $1`,
      [dataset],
    );
    return rows[0];
  }

  async findLastRun(dataset: DatasetId): Promise<Run | undefined> {
    return (await this.#runs.findOne({ where: { dataset }, order: { startedAt: 'DESC' } })) ?? undefined;
  }

  async startRun(dataset: DatasetId, contractVersion: string): Promise<Run> {
    await this.#states
      .createQueryBuilder()
      .insert()
      .values({
        dataset,
        state: 'never',
        sentence: 'Not read yet.',
        contractVersion,
        records: 0,
        quarantined: 0,
      })
      .orIgnore()
      .execute();
    const counts = { read: 0, kept: 0, unchanged: 0, quarantined: 0, removed: 0 };
    const run: Run = {
      dataset,
      id: randomUUID(),
      startedAt: new Date(),
      endedAt: null,
      outcome: 'running',
      sentence: '',
      ...counts,
    };
    await this.#runs.insert(run);
    return run;
  }

  /** A run that did not succeed: the copy stays as it was, and its state says why it is no newer. */
  async failRun(run: Run, outcome: 'failed' | 'refused', sentence: string): Promise<void> {
    await this.#runs.update(
      { dataset: run.dataset, id: run.id },
      { ...run, outcome, sentence, endedAt: new Date() },
    );
    await this.#states.update({ dataset: run.dataset }, { state: 'failed', sentence, lastRunId: run.id });
  }

  /** A run that changed nothing of the copy, nor of what is said of it. */
  async endRun(run: Run, outcome: 'failed' | 'refused', sentence: string): Promise<void> {
    await this.#runs.update(
      { dataset: run.dataset, id: run.id },
      { ...run, outcome, sentence, endedAt: new Date() },
    );
  }

  /** A run that was begun for nothing. */
  async forgetRun({ dataset, id }: Run): Promise<void> {
    await this.#runs.delete({ dataset, id });
  }

  /** A stream makes a run for every batch; only the newest `count` of them say anything to anybody. */
  async forgetOldRuns(dataset: DatasetId, count: number): Promise<void> {
    await this.#runs.query(
      `DELETE FROM run WHERE dataset = $1
         AND started_at < (SELECT started_at FROM run WHERE dataset = $1 ORDER BY started_at DESC OFFSET $2 LIMIT 1)`,
      [dataset, count - 1],
    );
  }

  /** Runs that a killed hub has left open; their work was rolled back by PostgreSQL. */
  async closeCutRuns(): Promise<number> {
    const sentence = 'The hub was stopped while it read; nothing of this run was kept.';
    const result = await this.#runs.update(
      { outcome: 'running' },
      { outcome: 'cut', sentence, endedAt: new Date() },
    );
    return result.affected ?? 0;
  }
}
