import type { DatasetRead, SourceReader } from '../../port/index.ts';

export interface Sample {
  rows: Record<string, unknown>[];
  broken: { position: string; sentence: string }[];
  isWhole: boolean;
  total?: number;
  /** Why the reading ended early, where it failed after some rows. */
  failure?: unknown;
}

export interface SampleLimits {
  most: number;
  /** Milliseconds after which what was read is enough. */
  patience: number;
  signal?: AbortSignal;
}

/** Cells' texts past this are cut in memory: they are counted, not kept. Characters. */
const longestText = 20_000;

/**
 * The first rows of a dataset, as gently as its guard says. What was read before a failure or the end of the patience
 * is kept. @throws what failed before any row
 */
export async function readSample(
  reader: SourceReader,
  read: DatasetRead,
  limits: SampleLimits,
): Promise<Sample> {
  const sample: Sample = { rows: [], broken: [], isWhole: true };
  const started = performance.now();
  try {
    for await (const batch of reader.readAll(read, limits.signal)) {
      for (const { value } of batch.rows) sample.rows.push(shorten(value));
      for (const { position, sentence } of batch.broken) {
        if (sample.broken.length < 1000) sample.broken.push({ position, sentence });
      }
      if (batch.total !== undefined) sample.total = batch.total;
      if (sample.rows.length < limits.most && performance.now() - started < limits.patience) continue;
      sample.isWhole = sample.total !== undefined && sample.rows.length >= sample.total;
      break;
    }
  } catch (error) {
    if (sample.rows.length === 0) throw error;
    Object.assign(sample, { isWhole: false, failure: error });
  }
  sample.rows.length = Math.min(sample.rows.length, limits.most);
  return sample;
}

function shorten(value: Record<string, unknown>): Record<string, unknown> {
  for (const [key, cell] of Object.entries(value)) {
    if (typeof cell === 'string' && cell.length > longestText) value[key] = cell.slice(0, longestText);
  }
  return value;
}
