import type { Contract } from '#contracts';
import { isCausewayError } from '#schemas';
import type { DatasetRead, RowBatch, SourceReader } from '#sources';
import type { Sight } from './drift-watch.ts';

type Look = (sight: Sight) => Promise<void>;

/** Rows at the beginning of a reading that show what the system sends now. */
const enough = 1000;

/** The same reader, whose first rows are looked at before anybody takes them in. */
export function watchReader(reader: SourceReader, contract: Contract, look: Look): SourceReader {
  // `calls` is a live count and the rest are closures: what is not watched is taken from the reader itself.
  return Object.create(reader, {
    readAll: {
      value: (...call: Parameters<SourceReader['readAll']>) =>
        // What goes on in the middle was looked at when it began.
        call[2]?.from === undefined
          ? watchBeginning(reader.readAll(...call), contract, explainFailure(reader, call[0], look))
          : reader.readAll(...call),
    },
  }) as SourceReader;
}

interface Watch {
  readonly look: Look;
  /** Looks at what the system sends when a reading fails before its first row. */
  readonly explain: (contract: Contract, error: unknown) => Promise<void>;
}

async function* watchBeginning(
  batches: AsyncIterable<RowBatch>,
  contract: Contract,
  { look, explain }: Watch,
): AsyncGenerator<RowBatch> {
  let waiting: RowBatch[] | undefined = [];
  try {
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
  } catch (error) {
    if (waiting?.length === 0) await explain(contract, error);
    throw error;
  }
  if (waiting === undefined) return;
  await look(toSight(contract, waiting));
  yield* waiting;
}

/**
 * A source document that takes columns by name fails when one of them was renamed, before there is any row to look at.
 * Then a few rows are read by no names at all: they show what has gone and what is new.
 */
function explainFailure(reader: SourceReader, read: DatasetRead, look: Look): Watch {
  const explain = async (contract: Contract, error: unknown): Promise<void> => {
    const isAboutNames = isCausewayError(error) && error.code === 'SOURCE_RUBBISH';
    if (!isAboutNames || read.fields === undefined || read.explode !== undefined) return;
    const foreign = await readFirst(reader, { ...read, fields: undefined }).catch(() => []);
    if (foreign.length > 0) await look(toNamesSight(contract, read.fields, foreign));
  };
  return { look, explain };
}

type Value = RowBatch['rows'][number]['value'];

async function readFirst(reader: SourceReader, read: DatasetRead): Promise<Value[]> {
  for await (const { rows } of reader.readAll(read)) return rows.slice(0, enough).map(({ value }) => value);
  return [];
}

function toNamesSight(contract: Contract, fields: Record<string, string>, foreign: readonly Value[]): Sight {
  const pairs = Object.entries(fields).map(([field, path]) => [field, path.split('.')[0] ?? path] as const);
  const rows = foreign.map((value) =>
    Object.fromEntries(pairs.flatMap(([field, name]) => (name in value ? [[field, value[name]]] : []))),
  );
  const taken = new Set(pairs.map(([, name]) => name));
  const unread = Object.keys(foreign[0] ?? {}).filter((name) => !taken.has(name));
  return { contract, rows, unread, isOfNames: true };
}

function countRows(batches: readonly RowBatch[]): number {
  return batches.reduce((count, { rows }) => count + rows.length, 0);
}

function toSight(contract: Contract, batches: readonly RowBatch[]): Sight {
  const rows = batches.flatMap((batch) => batch.rows.map(({ value }) => value)).slice(0, enough);
  return { contract, rows, unread: batches[0]?.unread ?? [] };
}
