import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import type { DelimitedDataset } from './generated/delimited.ts';
import { RecordParser, type DelimitedRecord } from './record-parser.ts';

/** A file's records, chunk by chunk; memory holds one chunk and one record. A byte order mark is skipped. */
export async function* readRecords(
  path: string,
  settings: DelimitedDataset,
  signal: AbortSignal,
): AsyncGenerator<DelimitedRecord[]> {
  const decoder = iconv.getDecoder(settings.encoding ?? 'utf-8');
  const parser = new RecordParser(settings.delimiter ?? ',');
  const chunks = createReadStream(path, { signal, highWaterMark: 128 * 1024 }) as AsyncIterable<Buffer>;
  let isFirst = true;
  for await (const chunk of chunks) {
    const text = decoder.write(chunk);
    yield parser.push(isFirst ? text.replace(/^\uFEFF/, '') : text);
    isFirst = false;
  }
  yield [...parser.push(decoder.end() ?? ''), ...parser.end()];
}
