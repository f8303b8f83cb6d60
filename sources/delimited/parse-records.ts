import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { parse, type Parser } from 'csv-parse';
import iconv from 'iconv-lite';
import type { DelimitedDataset } from './generated/delimited.ts';

/** One record with the line that it begins on, counted from 1; quoted line breaks are counted. */
export interface DelimitedRecord {
  cells: string[];
  line: number;
}

/** A record that cannot be taken apart. */
export interface BrokenRecord {
  raw: string;
  line: number;
  sentence: string;
}

export interface RecordStream {
  records: AsyncIterable<DelimitedRecord>;
  /** Filled while the records are read. */
  broken: BrokenRecord[];
}

/** A record of more is a quote that was never closed. Characters. */
const largestRecord = 1_000_000;

/** Streams a file's records; memory holds no more than some of them. */
export function parseRecords(path: string, settings: DelimitedDataset, signal: AbortSignal): RecordStream {
  const broken: BrokenRecord[] = [];
  const parser = parse({
    delimiter: settings.delimiter ?? ',',
    bom: true,
    info: true,
    relax_column_count: true,
    skip_records_with_error: true,
    max_record_size: largestRecord,
    on_skip: (error, raw) => {
      if (error)
        broken.push({ raw: raw ?? '', line: error.lines as number, sentence: toSentence(error.code) });
    },
  });
  const decoder = iconv.decodeStream(settings.encoding ?? 'utf-8');
  // Whatever cuts one part ends the others; the parser's reader gets the error.
  pipeline(createReadStream(path, { signal, highWaterMark: 256 * 1024 }), decoder, parser, () => undefined);
  return { records: toRecords(parser), broken };
}

interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

async function* toRecords(parser: Parser): AsyncGenerator<DelimitedRecord> {
  let end = 0;
  for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
    const line = info.lines - countBreaks(record);
    end = info.lines;
    yield { cells: record, line: Math.max(line, 1) };
  }
  return end;
}

/** Line breaks inside quotes: the parser counts to the record's last line. */
function countBreaks(record: readonly string[]): number {
  let breaks = 0;
  for (const cell of record)
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.split(/\r\n|\n|\r/).length - 1;
  return breaks;
}

function toSentence(code: string): string {
  if (code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED') {
    return 'A quotation mark is opened here and never closed.';
  }
  return 'A quotation mark stands where none may: double it inside a quoted cell.';
}
