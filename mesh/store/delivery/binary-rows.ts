/**
 * Rows in PostgreSQL's binary COPY format, written straight into one buffer: no text is joined, escaped or parsed
 * again. https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS
 */
export class BinaryRows {
  #buffer: Buffer;
  #at = 0;
  #count = 0;

  /** @param buffer is written into and grows when a row needs more */
  constructor(buffer: Buffer) {
    this.#buffer = buffer;
    this.#at = buffer.write(signature, 0, 'latin1');
  }

  get bytes(): number {
    return this.#at;
  }

  get count(): number {
    return this.#count;
  }

  /** Begins a row of so many fields; each must then be written, in order. */
  begin(fields: number): void {
    this.#room(2);
    this.#at = this.#buffer.writeInt16BE(fields, this.#at);
    this.#count += 1;
  }

  /** Fields that are the same in every row, encoded once by `encodeFields`. */
  fields(encoded: Buffer): void {
    this.#room(encoded.length);
    this.#buffer.set(encoded, this.#at);
    this.#at += encoded.length;
  }

  text(value: string | null): void {
    if (value === null) return this.#null();
    this.#room(4 + value.length * 3);
    const length = this.#buffer.write(value, this.#at + 4);
    this.#buffer.writeInt32BE(length, this.#at);
    this.#at += 4 + length;
  }

  jsonb(value: string): void {
    this.#room(5 + value.length * 3);
    // jsonb's binary form is its version, 1, and the text.
    const length = 1 + this.#buffer.write(value, this.#at + 5);
    this.#buffer.writeInt32BE(length, this.#at);
    this.#buffer[this.#at + 4] = 1;
    this.#at += 4 + length;
  }

  boolean(value: boolean): void {
    this.#room(5);
    this.#buffer.writeInt32BE(1, this.#at);
    this.#buffer[this.#at + 4] = value ? 1 : 0;
    this.#at += 5;
  }

  integer(value: number): void {
    this.#room(8);
    this.#buffer.writeInt32BE(4, this.#at);
    this.#buffer.writeInt32BE(value, this.#at + 4);
    this.#at += 8;
  }

  /** @param milliseconds since 1970 */
  timestamp(milliseconds: number | null): void {
    if (milliseconds === null) return this.#null();
    this.#room(12);
    const microseconds = (milliseconds - startOfPostgres) * 1000;
    this.#buffer.writeInt32BE(8, this.#at);
    this.#buffer.writeInt32BE(Math.floor(microseconds / 2 ** 32), this.#at + 4);
    this.#buffer.writeInt32BE(microseconds | 0, this.#at + 8);
    // `|` sees the lower 32 bits only, which is what is wanted, of numbers below 2 ** 53.
    this.#at += 12;
  }

  uuid(value: string): void {
    this.#room(20);
    this.#buffer.writeInt32BE(16, this.#at);
    this.#buffer.write(value.replaceAll('-', ''), this.#at + 4, 'hex');
    this.#at += 20;
  }

  /** The whole stream, its end written; the buffer may be used again once it has been sent. */
  end(): { readonly stream: Buffer; readonly buffer: Buffer } {
    this.#room(2);
    this.#at = this.#buffer.writeInt16BE(-1, this.#at);
    return { stream: this.#buffer.subarray(0, this.#at), buffer: this.#buffer };
  }

  #null(): void {
    this.#room(4);
    this.#at = this.#buffer.writeInt32BE(-1, this.#at);
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, this.#at + bytes));
    this.#buffer.copy(larger, 0, 0, this.#at);
    this.#buffer = larger;
  }
}

/** Eleven bytes of signature, four of flags, four of an empty extension. */
const signature = 'PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0';
const startOfPostgres = Date.UTC(2000, 0, 1);

/** Fields as they stand in every row of a stream, to be written by `fields`. */
export function encodeFields(write: (rows: BinaryRows) => void): Buffer {
  const rows = new BinaryRows(Buffer.alloc(256));
  const from = rows.bytes;
  write(rows);
  return Buffer.from(rows.end().stream.subarray(from, -2));
}
