import DataLoader from 'dataloader';
import { CausewayError, isCausewayError } from '#schemas';
import type { RecordKey } from '#schemas';
import { keysPerRead } from './live-dataset.ts';
import type { LiveAnswer, LiveDataset } from './live-dataset.ts';

/**
 * One request's questions to one live dataset. Whatever entities and attributes ask for in the same turn of the
 * event loop becomes one upstream read, and a record is asked for once.
 */
export class LiveReading {
  readonly #loader: DataLoader<RecordKey, LiveAnswer>;

  constructor(dataset: LiveDataset, signal?: AbortSignal) {
    this.#loader = new DataLoader((keys) => askAll(dataset, keys, signal), {
      maxBatchSize: keysPerRead,
      // A turn later than DataLoader's own: loaders that wait for others in the same turn are still gathered.
      batchScheduleFn: (ask) => setImmediate(ask),
    });
  }

  load(key: RecordKey): Promise<LiveAnswer> {
    return this.#loader.load(key);
  }
}

async function askAll(
  dataset: LiveDataset,
  keys: readonly RecordKey[],
  signal?: AbortSignal,
): Promise<LiveAnswer[]> {
  try {
    const answers = await dataset.ask(keys, signal);
    return keys.map((key) => answers.get(key) ?? { state: 'gone' });
  } catch (error) {
    return keys.map(() => ({ state: 'unreached', error: toSourceError(dataset, error) }));
  }
}

/** Whatever a source does wrong is said in the catalogue's words; its own go to the log as the cause. */
function toSourceError({ contract }: LiveDataset, error: unknown): CausewayError {
  if (isCausewayError(error) && error.code.startsWith('SOURCE_')) return error;
  const { dataset, department } = contract;
  return new CausewayError('SOURCE_UNREACHABLE', { dataset, department }, { cause: error });
}
