import iconv from 'iconv-lite';
import { CausewayError } from '#schemas';
import type { DatasetRead, RowBatch } from '../port/index.ts';
import { compileShape } from '../shaping/index.ts';
import { CsvTaker, JsonTaker, LineTaker } from './row-takers.ts';
import type { RowTaker, TakenRows } from './row-takers.ts';

/** How a body is written. */
export interface PushedForm {
  readonly form: 'json' | 'ndjson' | 'csv';
  /** One of `pushedCharsets`; default utf-8. */
  readonly charset?: string | undefined;
}

export const pushedCharsets = ['utf-8', 'gb18030', 'gbk', 'utf-16le', 'utf-16be'] as const;

const rowsPerBatch = 1000;

/**
 * The rows of a pushed body, in batches and in the contract's names, as it arrives: memory holds one batch. A row's
 * position is `row 3` of a JSON array, `line 3` of the others. What cannot be read as a row is broken, and kept.
 * @throws CausewayError BAD_REQUEST for a body of which nothing further can be read, with the reason
 */
export async function* readPushed(
  body: AsyncIterable<Buffer>,
  { form, charset }: PushedForm,
  read: DatasetRead,
): AsyncGenerator<RowBatch> {
  const shape = compileShape(read, form === 'csv');
  const decoder = iconv.getDecoder(charset ?? 'utf-8');
  const taker = toTaker(form, read);
  let batch: TakenRows = { rows: [], broken: [] };
  for await (const chunk of body) {
    taker.push(decoder.write(chunk), batch);
    if (batch.rows.length + batch.broken.length < rowsPerBatch) continue;
    yield shape(batch);
    batch = { rows: [], broken: [] };
  }
  taker.push(decoder.end() ?? '', batch);
  taker.end(batch);
  yield shape(batch);
}

function toTaker(form: PushedForm['form'], read: DatasetRead): RowTaker {
  if (form === 'csv') return new CsvTaker(Object.values(read.fields ?? {}));
  return form === 'json' ? new JsonTaker() : new LineTaker();
}

/** A body that cannot be read any further: whoever sent it must send another one. */
export function unreadable(reason: string): CausewayError {
  return new CausewayError('BAD_REQUEST', { reason });
}
