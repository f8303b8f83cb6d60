import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import writeWorkbook from 'write-excel-file/node';
import type { ForeignRow } from '../registers/entry.ts';
import type { RowSink } from './row-sink.ts';
import { withoutTimes } from './zip-times.ts';

/** One sheet 纳税人 with a header row. A workbook is one zip, so its rows wait in memory. */
export class WorkbookSink implements RowSink {
  private readonly file: string;
  private readonly rows: ForeignRow[] = [];

  constructor(file: string) {
    this.file = file;
  }

  write(row: ForeignRow): void {
    this.rows.push(row);
  }

  async close(): Promise<void> {
    const header = Object.keys(this.rows[0] ?? {});
    const cells = this.rows.map((row) =>
      header.map((column) => (row[column] ?? null) as string | number | null),
    );
    const buffer = await writeWorkbook([{ data: [header, ...cells], sheet: '纳税人' }]).toBuffer();
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, withoutTimes(buffer));
  }
}
