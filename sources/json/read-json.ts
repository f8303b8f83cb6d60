import { explainedError } from '../errors/index.ts';
import { readText, toStreamDecode, type FileBatch, type OpenFile } from '../files/index.ts';
import { batchSize } from '../pages/index.ts';
import { ArrayScanner, longestEntry, type ScanFault } from './array-scanner.ts';
import type { JsonDataset } from './generated/json.ts';
import { deepestJson } from './json-depth.ts';
import { parseEntry } from './parse-entry.ts';

/** What of a broken entry is kept, and what makes a batch full besides its number of rows. Characters. */
const longestRaw = 1024 * 1024;
const fullBatch = 4 * 1024 * 1024;

/**
 * The objects of one array in batches; an entry that is no object is broken and kept whole.
 * @throws CausewayError SOURCE_RUBBISH for a document without the array, cut, or deeper than any row may be
 */
export async function* readJson(file: OpenFile, settings: JsonDataset): AsyncGenerator<FileBatch> {
  const text = await readText({ name: file.name, read: file.read, encoding: settings.encoding });
  const reading = new JsonReading(file.name, settings.rows, text.note);
  const decoder = toStreamDecode(text.encoding);
  for await (const chunk of text.chunks) yield* reading.push(decoder.write(chunk));
  yield* reading.push(decoder.end());
  yield reading.end();
}

class JsonReading {
  readonly #name: string;
  readonly #path: string | undefined;
  readonly #scanner: ArrayScanner;
  #batch: FileBatch = { rows: [], broken: [] };
  #size = 0;
  #count = 0;

  constructor(name: string, path: string | undefined, note: string | undefined) {
    this.#name = name;
    this.#path = path;
    this.#scanner = new ArrayScanner(path === undefined ? [] : path.split('.'));
    if (note !== undefined) this.#batch.notes = [note];
  }

  /** The batches that are full now; the same document gives the same batches, however it comes in pieces. */
  *push(piece: string): Generator<FileBatch> {
    const { entries, fault } = this.#scanner.push(piece);
    for (const entry of entries) {
      this.#add(entry);
      const { rows, broken } = this.#batch;
      if (rows.length + broken.length < batchSize && this.#size < fullBatch) continue;
      yield this.#batch;
      this.#batch = { rows: [], broken: [] };
      this.#size = 0;
    }
    if (fault !== undefined) throw this.#refuse(fault);
  }

  /** @throws CausewayError SOURCE_RUBBISH when the document ends before the array does */
  end(): FileBatch {
    if (!this.#scanner.hasBegun) throw this.#refuse('no-array');
    if (this.#scanner.isWhole) return this.#batch;
    const reason = `${this.#name} ends in the middle, behind row ${this.#count}: deliver it again whole`;
    throw explainedError('SOURCE_RUBBISH', reason);
  }

  #add(entry: string): void {
    this.#count += 1;
    this.#size += entry.length;
    const position = `${this.#name}, row ${this.#count}`;
    const found = entry.includes('\uFFFD')
      ? "The row holds bytes that are no text in the file's encoding."
      : parseEntry(entry, 'The row');
    if (typeof found !== 'string') this.#batch.rows.push({ value: found, position });
    else this.#batch.broken.push({ raw: toOwnText(entry.slice(0, longestRaw)), position, sentence: found });
  }

  #refuse(fault: ScanFault): Error {
    const where = `behind row ${this.#count}`;
    const reasons: Record<ScanFault, string> = {
      'no-array':
        this.#path === undefined
          ? 'is no JSON array: name the path of its rows by "rows"'
          : `has no array at ${this.#path}: correct "rows"`,
      'too-deep': `is nested deeper than ${deepestJson} levels ${where}`,
      'too-long': `holds a row of more than ${longestEntry} characters ${where}`,
      'not-json': `is no JSON ${where}`,
    };
    return explainedError('SOURCE_RUBBISH', `${this.#name} ${reasons[fault]}`);
  }
}

/** A text that does not keep the whole piece of the file alive that it was cut from. */
function toOwnText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
