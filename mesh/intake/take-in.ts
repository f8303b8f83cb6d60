import type { Contract } from '#contracts';
import { CausewayError } from '#schemas';
import type { EntityType, EntityTypeName } from '#schemas';
import type { DatasetRead, SourceReader } from '#sources';
import type { Run, Store } from '../store/index.ts';
import { chooseReading, toReadingSignature } from './choose-reading.ts';
import { findImplausibility } from './find-implausibility.ts';
import { openIntake } from './open-intake.ts';
import type { Intake } from './open-intake.ts';
import { readToTheEnd } from './read-to-the-end.ts';

/** What is to be read, from where, and under which promise. */
export interface IntakeTask {
  readonly contract: Contract;
  readonly read: DatasetRead;
  readonly reader: SourceReader;
  readonly entityTypes: readonly EntityType[];
}

export interface IntakeProgress {
  readonly read: number;
  /** Rows that the source says it has; undefined when it does not say. */
  readonly total: number | undefined;
  /** What is out of the ordinary: that the reading was cut and goes on, and where. */
  readonly sentence?: string;
}

export interface IntakeOptions {
  readonly onProgress?: (progress: IntakeProgress) => void;
  readonly signal?: AbortSignal;
  /** How a reading that was cut is taken up again; for tests. */
  readonly patience?: Partial<Patience>;
}

/** Milliseconds, but for `tries`. */
export interface Patience {
  /** Tries in a row that bring no new row. */
  readonly tries: number;
  readonly firstPause: number;
  readonly longestPause: number;
  /** A reading that takes longer keeps what it has, so that a new start of the hub goes on with it. */
  readonly keepAfter: number;
  /** How often it then does. */
  readonly keepEvery: number;
}

/**
 * Reads one dataset, checks each row, and keeps what changed. Never throws for the source's faults: a run that fails or
 * is refused says so, and the last good copy stays. `read = kept + unchanged + quarantined`, or nothing is kept. A
 * reading that was cut goes on where it was cut, where the source can say where that is.
 * @throws CausewayError when the hub's own store fails, INTERNAL when rows would be lost; the run says so, where it can
 */
export async function takeIn(store: Store, task: IntakeTask, options: IntakeOptions = {}): Promise<Run> {
  const { dataset, version } = task.contract;
  const unread = findWhyUnread(task);
  if (unread !== undefined) return await noteUnread(store, task, unread);
  const run = await store.datasets.startRun(dataset, version);
  const reading = await chooseReading(store, task);
  let intake: Intake | undefined;
  try {
    const { extent } = reading;
    intake = await openIntake(store, {
      task,
      run,
      extent,
      readingSignature: toReadingSignature(task, reading),
    });
    intake = await readToTheEnd(intake, reading, options);
    return await finish(intake, task);
  } catch (error) {
    await intake?.delivery.discard();
    // Whoever stops the hub is no fault: the run is closed as cut at the next start.
    if (options.signal?.aborted) throw error;
    return await endUnsuccessfully(store, run, error);
  }
}

/** What comes by itself is never read; the events of a stream are followed from the first that it still has. */
function findWhyUnread({ reader, read }: IntakeTask): string | undefined {
  if (reader.kind === 'push') return 'The department sends this dataset by itself; nothing is read.';
  const isFollowed = read.extent === 'part' && reader.follow !== undefined;
  return isFollowed
    ? 'The dataset is a stream of events; it is followed, and nothing is read whole.'
    : undefined;
}

/** The first time it is said why nothing is read, and the dataset is ready, if empty. */
async function noteUnread(store: Store, { contract }: IntakeTask, sentence: string): Promise<Run> {
  const known = await store.datasets.findLastRun(contract.dataset);
  if (known) return known;
  const run = await store.datasets.startRun(contract.dataset, contract.version);
  const delivery = await store.openDelivery({
    run,
    contractVersion: contract.version,
    entityTypes: [],
    extent: 'part',
  });
  await delivery.commit(run, sentence);
  return { ...run, outcome: 'done', sentence };
}

/** What the dataset's records are about, each once. */
export function toEntityTypes(contract: Contract): EntityTypeName[] {
  return [...new Set(contract.mappings.map((mapping) => mapping.entity))];
}

async function finish(intake: Intake, { contract }: IntakeTask): Promise<Run> {
  const { run, delivery, extent } = intake;
  const { repeated, doubled } = await delivery.settle();
  run.unchanged += repeated;
  run.quarantined += doubled;
  const present = extent === 'whole' ? await delivery.countPresent() : 0;
  const refusal = findImplausibility(contract, run, present);
  if (refusal) {
    await delivery.commitRefused();
    throw refusal;
  }
  const sentence = toSentence(run, intake.notes);
  const counts = await delivery.commit(run, sentence, { watermark: intake.watermark });
  return { ...run, ...counts, outcome: 'done', sentence };
}

/** What only whoever runs the hub can mend. */
const ourFaults = new Set(['INTERNAL', 'STORE_UNREACHABLE', 'DISK_FULL']);

async function endUnsuccessfully(store: Store, run: Run, error: unknown): Promise<Run> {
  const known = error instanceof CausewayError ? error : new CausewayError('INTERNAL', {}, { cause: error });
  const { code, sentence } = known;
  const outcome = code === 'DELIVERY_REFUSED' ? 'refused' : 'failed';
  const noted = store.datasets.failRun(run, outcome, sentence);
  if (ourFaults.has(code)) {
    // They must hear of it, even where the store cannot note it.
    await noted.catch(() => undefined);
    throw error;
  }
  await noted;
  return { ...run, outcome, sentence };
}

function toSentence(run: Run, notes: readonly string[]): string {
  const judged =
    run.quarantined === 0
      ? `All ${run.read} rows keep the contract.`
      : `${run.quarantined} of ${run.read} rows break the contract and wait in quarantine for the department.`;
  return [judged, ...new Set(notes)].join(' ');
}
