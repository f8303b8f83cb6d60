import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const flushAt = 1 << 18;

/** Appends text to one file in large pieces; memory stays at one piece. */
export class LineWriter {
  private readonly encode: (text: string) => Uint8Array;
  private readonly descriptor: number;
  private pending = '';

  constructor(file: string, encode = (text: string): Uint8Array => Buffer.from(text, 'utf8')) {
    this.encode = encode;
    mkdirSync(dirname(file), { recursive: true });
    this.descriptor = openSync(file, 'w');
  }

  write(text: string): void {
    this.pending += text;
    if (this.pending.length >= flushAt) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    if (this.pending !== '') writeSync(this.descriptor, this.encode(this.pending));
    this.pending = '';
  }
}
