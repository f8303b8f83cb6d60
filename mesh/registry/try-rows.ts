import { hash } from 'node:crypto';
import type { Contract } from '#contracts';
import { isCausewayError } from '#schemas';
import type { EntityType } from '#schemas';
import { completeRead } from '#sources';
import type { BrokenRow, DatasetRead, Row, SourceReader } from '#sources';
import { compileRowSorter } from '../intake/index.ts';
import type { RowSorter } from '../intake/index.ts';
import type { Store } from '../store/index.ts';
import { FaultTally } from './fault-tally.ts';
import type { RowTrial } from './publish-report.ts';

/** How much a dry run looks at: enough to see what is usual, little enough for a system that has other work. */
const limits = { copied: 100_000, live: 1_000, liveMilliseconds: 15_000, translated: 1_000 };

/** Where a dataset's rows come from. */
export interface DatasetReading {
  readonly reader: SourceReader;
  readonly read: DatasetRead;
}

/** What a trial saw, and some of the rows that kept the contract, for translations to be tried on. */
export interface TriedRows {
  readonly trial: RowTrial;
  readonly good: readonly Row['value'][];
}

/** Holds the hub's last good copy against a contract; null where the hub has none. Nothing is stored. */
export async function tryCopy(
  store: Store,
  contract: Contract,
  entityTypes: readonly EntityType[],
): Promise<TriedRows | null> {
  const present = await store.records.count(contract.dataset);
  if (present === 0) return null;
  const every = Math.ceil(present / limits.copied);
  const trial = new Trial(compileRowSorter(contract, entityTypes)());
  for await (const records of store.records.readSome(contract.dataset, every)) {
    trial.add(records.map(({ key, payload }) => ({ value: { ...payload }, position: `record ${key}` })));
    await pause();
  }
  const which = every === 1 ? `All ${present} rows` : `One in ${every} of ${present} rows`;
  return trial.end(`${which} of the hub's last good copy were held against it.`);
}

/** Holds a sample that is read from the system now against a contract. A system that fails is said, not thrown. */
export async function tryLive(
  { reader, read }: DatasetReading,
  contract: Contract,
  entityTypes: readonly EntityType[],
): Promise<TriedRows> {
  const trial = new Trial(compileRowSorter(contract, entityTypes)());
  const deadline = AbortSignal.timeout(limits.liveMilliseconds);
  try {
    for await (const batch of reader.readAll(completeRead(read, contract), deadline)) {
      trial.add(batch.rows.slice(0, limits.live - trial.read), batch.broken);
      if (trial.read >= limits.live) break;
      await pause();
    }
  } catch (error) {
    if (!isCausewayError(error) && !deadline.aborted) throw error;
    const why = isCausewayError(error) ? error.sentence : 'The system answered too slowly for a sample.';
    return trial.end(`${why} ${trial.read} of its rows were held against the contract.`);
  }
  return trial.end(`${trial.read} rows read from the system just now were held against it.`);
}

/** Lets questions be answered between two batches. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

class Trial {
  readonly #sort: RowSorter;
  readonly #tally = new FaultTally();
  readonly #good: Row['value'][] = [];
  /** What the contract calls a key may come twice, and then nobody knows which row is right. */
  readonly #seen = new Map<string, string>();
  #kept = 0;
  #quarantined = 0;

  constructor(sort: RowSorter) {
    this.#sort = sort;
  }

  get read(): number {
    return this.#kept + this.#quarantined;
  }

  add(rows: Row[], broken: BrokenRow[] = []): void {
    const { good, refused } = this.#sort({ rows, broken });
    for (const { reasons, position } of refused)
      this.#refuse(reasons.length > 0 ? reasons : ['The row has no key.'], position);
    for (const { key, payload } of good) {
      const content = hash('sha1', JSON.stringify(payload), 'base64');
      if ((this.#seen.get(key) ?? content) !== content)
        this.#refuse([`The key ${key} stands here a second time with other content.`], `key ${key}`);
      else this.#keep(key, content, payload);
    }
  }

  #keep(key: string, content: string, payload: Row['value']): void {
    this.#seen.set(key, content);
    this.#kept += 1;
    if (this.#good.length < limits.translated) this.#good.push({ ...payload });
  }

  #refuse(reasons: readonly string[], position: string): void {
    this.#quarantined += 1;
    for (const sentence of reasons) this.#tally.add(sentence, position);
  }

  end(sentence: string): TriedRows {
    const counts = { read: this.read, kept: this.#kept, quarantined: this.#quarantined };
    return { trial: { ...counts, samples: this.#tally.show(), sentence }, good: this.#good };
  }
}
