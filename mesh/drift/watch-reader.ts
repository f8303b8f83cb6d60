import type { Contract } from '#contracts';
import type { RowBatch, SourceReader } from '#sources';
import type { Sight } from './drift-watch.ts';

/** Rows at the beginning of a reading that show what the system sends now. */
const enough = 1000;

/** The same reader, whose first rows are looked at before anybody takes them in. */
export function watchReader(
  reader: SourceReader,
  contract: Contract,
  look: (sight: Sight) => Promise<void>,
): SourceReader {
  // `calls` is a live count and the rest are closures: what is not watched is taken from the reader itself.
  return Object.create(reader, {
    readAll: {
      value: (...call: Parameters<SourceReader['readAll']>) =>
        // What goes on in the middle was looked at when it began.
        call[2]?.from !== undefined
          ? reader.readAll(...call)
          : watchBeginning(reader.readAll(...call), contract, look),
    },
  }) as SourceReader;
}

async function* watchBeginning(
  batches: AsyncIterable<RowBatch>,
  contract: Contract,
  look: (sight: Sight) => Promise<void>,
): AsyncGenerator<RowBatch> {
  let waiting: RowBatch[] | undefined = [];
  for await (const batch of batches) {
    if (waiting === undefined) {
      yield batch;
      continue;
    }
    waiting.push(batch);
    if (countRows(waiting) < enough) continue;
    await look(toSight(contract, waiting));
    yield* waiting;
    waiting = undefined;
  }
  if (waiting === undefined) return;
  await look(toSight(contract, waiting));
  yield* waiting;
}

function countRows(batches: readonly RowBatch[]): number {
  return batches.reduce((count, { rows }) => count + rows.length, 0);
}

function toSight(contract: Contract, batches: readonly RowBatch[]): Sight {
  const rows = batches.flatMap((batch) => batch.rows.map(({ value }) => value)).slice(0, enough);
  return { contract, rows, unread: batches[0]?.unread ?? [] };
}
