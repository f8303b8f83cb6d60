import { join } from 'node:path';
import iconv from 'iconv-lite';
import { stringify } from 'csv-stringify/sync';
import type { ForeignRow } from '../registers/entry.ts';
import { LineWriter } from './line-writer.ts';
import { WorkbookSink } from './workbook-sink.ts';

/** Where the rows of one dataset go: a file for a server to load, or the file that the department drops itself. */
export interface RowSink {
  /** `columns` is the whole row's; a broken row may lack some. */
  write(row: ForeignRow, columns: readonly string[]): void;
  close(): Promise<void> | void;
}

class JsonLinesSink implements RowSink {
  private readonly writer: LineWriter;
  /** What an export that was cut off leaves after the last whole line. */
  private readonly tail: string;

  constructor(file: string, tail = '') {
    this.tail = tail;
    this.writer = new LineWriter(file);
  }
  write(row: ForeignRow): void {
    this.writer.write(`${JSON.stringify(row)}\n`);
  }
  close(): void {
    this.writer.write(this.tail);
    this.writer.close();
  }
}

/** CSV in GB18030 with a header; a row that lacks columns stays too short. */
class DelimitedSink implements RowSink {
  private readonly writer: LineWriter;
  /** Written a thousand at a time: the header and rows. */
  private pending: unknown[][] = [];
  private hasHeader = false;
  constructor(file: string) {
    this.writer = new LineWriter(file, (text) => iconv.encode(text, 'gb18030'));
  }
  write(row: ForeignRow, columns: readonly string[]): void {
    if (!this.hasHeader) this.pending.push([...columns]);
    this.hasHeader = true;
    this.pending.push(Object.values(row));
    if (this.pending.length >= 1000) this.flush();
  }
  close(): void {
    this.flush();
    this.writer.close();
  }
  private flush(): void {
    this.writer.write(stringify(this.pending, { record_delimiter: '\r\n' }));
    this.pending = [];
  }
}

const csvFiles: Record<string, string> = {
  'transport.operating-vehicles': '营运车辆.csv',
  'transport.weighings': '动态称重.csv',
  'transport.hotline-cases': '热线工单.csv',
};

/** The file below `out` that holds a dataset. */
export function toFile(out: string, dataset: string): string {
  const [department = '', name = ''] = dataset.split('.');
  const csv = csvFiles[dataset];
  if (csv) return join(out, 'drop', department, csv);
  if (department === 'taxation') return join(out, 'drop', department, '纳税人登记.xlsx');
  if (department === 'water') return join(out, 'drop', department, 'accounts.jsonl');
  return join(out, 'registers', department, `${name}.jsonl`);
}

/** What the nightly export leaves when it is cut off in the middle of a line. */
const cutOffLine = '{"account_no":"W999999999","holder":"王';

/** Opens the file of a dataset for writing. */
export function openSink(out: string, dataset: string): RowSink {
  const file = toFile(out, dataset);
  if (file.endsWith('.csv')) return new DelimitedSink(file);
  if (file.endsWith('.xlsx')) return new WorkbookSink(file);
  return new JsonLinesSink(file, dataset === 'water.accounts' ? cutOffLine : '');
}
