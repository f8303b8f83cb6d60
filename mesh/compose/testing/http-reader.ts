import { CausewayError } from '#schemas';
import type { RecordKey } from '#schemas';
import type { DatasetRead, Probe, Row, RowBatch, SourceReader } from '#sources';

/** The port of sources over a DepartmentServer: small, but with real sockets, a deadline and the real codes. */
export class HttpReader implements SourceReader {
  readonly kind = 'rest';
  calls = 0;
  readonly #url: string;
  readonly #deadline: number;

  constructor(url: string, deadline: number) {
    this.#url = url;
    this.#deadline = deadline;
  }

  async readKeys(read: DatasetRead, keys: readonly RecordKey[], signal?: AbortSignal): Promise<Row[]> {
    this.calls += 1;
    const text = await this.#post(read, keys, signal);
    try {
      const rows = JSON.parse(text) as Record<string, unknown>[];
      return rows.map((value, index) => ({ value, position: `row ${index}` }));
    } catch (cause) {
      throw new CausewayError('SOURCE_RUBBISH', { dataset: read.dataset, said: text }, { cause });
    }
  }

  async #post(read: DatasetRead, keys: readonly RecordKey[], signal?: AbortSignal): Promise<string> {
    const deadline = AbortSignal.timeout(this.#deadline);
    try {
      const signals = signal ? [deadline, signal] : [deadline];
      const request = { method: 'POST', body: JSON.stringify(keys), signal: AbortSignal.any(signals) };
      const response = await fetch(`${this.#url}/keys`, request);
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return text;
    } catch (cause) {
      const code = deadline.aborted ? 'SOURCE_TIMEOUT' : 'SOURCE_UNREACHABLE';
      throw new CausewayError(
        code,
        { dataset: read.dataset, deadline: this.#deadline, url: this.#url },
        { cause },
      );
    }
  }

  async *readAll(): AsyncGenerator<RowBatch> {
    yield* [];
  }

  async probe(): Promise<Probe> {
    return { ok: true, sentence: '', who: 'hub', milliseconds: 0 };
  }

  async close(): Promise<void> {
    return undefined;
  }
}
