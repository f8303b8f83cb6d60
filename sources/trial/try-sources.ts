import type { Contract } from '#contracts';
import type { DatasetId, WhoActs } from '#schemas';
import { openReader } from '../opening/index.ts';
import type { Source } from '../port/index.ts';
import { tryDataset } from './try-dataset.ts';

/** `left-alone`: not asked, because of quiet hours or maintenance. */
export type TrialState = 'fine' | 'finding' | 'left-alone';

/** What was seen of one dataset. */
export interface DatasetTrial {
  dataset: DatasetId;
  state: TrialState;
  /** Of the first batch; nothing more is read. */
  rows: number;
  /** What the source says it has. */
  total?: number;
  /** Contract fields that no row has; required ones make a finding. */
  missing: string[];
  /** What rows have and the contract does not. */
  extra: string[];
  milliseconds: number;
  sentence: string;
  /** Whose move it is; absent where nothing is to be done. */
  who?: WhoActs;
}

export interface SourceTrial {
  source: string;
  kind: string;
  file: string;
  datasets: DatasetTrial[];
}

export interface TrialOptions {
  contracts: ReadonlyMap<DatasetId, Contract>;
  onTried?: (source: Source, trial: DatasetTrial) => void;
  signal?: AbortSignal;
}

const sourcesAtOnce = 4;
/** A trial is for somebody who waits before a screen. Milliseconds. */
const longestWait = 15_000;

/** Reads the beginning of every dataset, four sources at a time, and writes nothing. In the order of the sources. */
export async function trySources(sources: readonly Source[], options: TrialOptions): Promise<SourceTrial[]> {
  const trials: SourceTrial[] = [];
  const queue = sources.map((source, index) => ({ source, index }));
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      trials[next.index] = await trySource(next.source, options);
  };
  await Promise.all(Array.from({ length: sourcesAtOnce }, work));
  return trials;
}

async function trySource(source: Source, options: TrialOptions): Promise<SourceTrial> {
  const reader = openReader(toImpatient(source));
  const datasets: DatasetTrial[] = [];
  try {
    for (const read of source.datasets.values()) {
      const contract = options.contracts.get(read.dataset);
      const trial = await tryDataset({ reader, read, contract }, options.signal);
      datasets.push(trial);
      options.onTried?.(source, trial);
    }
  } finally {
    await reader.close();
  }
  return { source: source.id, kind: source.kind, file: source.file, datasets };
}

/** Each dataset is tried twice at most, and one that fails does not hide the next. */
function toImpatient(source: Source): Source {
  const readDeadline = Math.min(source.guard.readDeadline, longestWait);
  const breaker = { failures: Number.MAX_SAFE_INTEGER, pause: 1 };
  return {
    ...source,
    guard: { ...source.guard, retries: Math.min(source.guard.retries, 1), readDeadline, breaker },
  };
}
