import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import type { DelimitedDataset } from './generated/delimited.ts';
import { RecordParser, type DelimitedRecord } from './record-parser.ts';

/** A file's records, chunk by chunk; memory holds one chunk and one record. The decoder skips a byte order mark. */
export async function* readRecords(
  path: string,
  settings: DelimitedDataset,
  signal: AbortSignal,
): AsyncGenerator<DelimitedRecord[]> {
  const decoder = iconv.getDecoder(settings.encoding ?? 'utf-8');
  const parser = new RecordParser(settings.delimiter ?? ',');
  const chunks = createReadStream(path, { signal, highWaterMark: 128 * 1024 }) as AsyncIterable<Buffer>;
  for await (const chunk of chunks) yield parser.push(decoder.write(chunk));
  yield [...parser.push(decoder.end() ?? ''), ...parser.end()];
}
