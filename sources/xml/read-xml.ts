import { explainedError } from '../errors/index.ts';
import {
  readText,
  toStreamDecode,
  type FileBatch,
  type OpenFile,
  type TextEncoding,
} from '../files/index.ts';
import { batchSize } from '../pages/index.ts';
import type { XmlDataset } from './generated/xml.ts';
import { RowParser, type XmlFault, type XmlRow } from './row-parser.ts';
import { toDeclaredEncoding } from './xml-encoding.ts';

/**
 * The rows of a document in batches.
 * @throws CausewayError SOURCE_RUBBISH for what is no XML, is cut, has a document type, or has no such element
 */
export async function* readXml(file: OpenFile, settings: XmlDataset): AsyncGenerator<FileBatch> {
  const text = await readText({ name: file.name, read: file.read, encoding: settings.encoding });
  const reading = new XmlReading(file.name, settings, text.note);
  let decode: ReturnType<typeof toStreamDecode> | undefined;
  for await (const chunk of text.chunks) {
    decode ??= toStreamDecode(toEncoding(chunk, text.encoding, settings));
    yield* reading.take((parser) => parser.push(decode?.write(chunk) ?? ''));
  }
  yield* reading.take((parser) => parser.push(decode?.end() ?? ''));
  yield* reading.take((parser) => parser.end());
  yield reading.end();
}

function toEncoding(first: Buffer, found: TextEncoding, settings: XmlDataset): TextEncoding {
  return settings.encoding === undefined && found === 'utf-8' ? (toDeclaredEncoding(first) ?? found) : found;
}

class XmlReading {
  readonly #name: string;
  readonly #settings: XmlDataset;
  readonly #parser: RowParser;
  #batch: FileBatch = { rows: [], broken: [] };
  #count = 0;

  constructor(name: string, settings: XmlDataset, note: string | undefined) {
    this.#name = name;
    this.#settings = settings;
    this.#parser = new RowParser(settings);
    if (note !== undefined) this.#batch.notes = [note];
  }

  /** The batches that are full now; the same document gives the same batches, however it comes in pieces. */
  *take(work: (parser: RowParser) => { rows: XmlRow[]; fault?: XmlFault }): Generator<FileBatch> {
    const { rows, fault } = work(this.#parser);
    for (const row of rows) {
      this.#add(row);
      if (this.#batch.rows.length + this.#batch.broken.length < batchSize) continue;
      yield this.#batch;
      this.#batch = { rows: [], broken: [] };
    }
    if (fault !== undefined) throw this.#refuse(fault);
  }

  /** @throws CausewayError SOURCE_RUBBISH where the way to the rows is not there: that is not the same as no rows */
  end(): FileBatch {
    const way = this.#settings.rows.split('/').slice(0, -1);
    if (this.#parser.found.length >= way.length) return this.#batch;
    const reason = `${this.#name} has no element ${this.#settings.rows}: correct "rows"`;
    throw explainedError('SOURCE_RUBBISH', reason);
  }

  #add({ value, line }: XmlRow): void {
    this.#count += 1;
    const position = `${this.#name}:${line}`;
    const text = JSON.stringify(value);
    if (!text.includes('\uFFFD')) this.#batch.rows.push({ value, position });
    else {
      const sentence = "The row holds bytes that are no text in the file's encoding.";
      this.#batch.broken.push({ raw: text, position, sentence });
    }
  }

  #refuse(fault: XmlFault): Error {
    const where = `behind row ${this.#count}`;
    const reasons: Record<XmlFault, string> = {
      doctype:
        'declares a document type: deliver it without <!DOCTYPE>, which may name other files or grow without end',
      'not-xml': `is cut or no XML ${where}: deliver it again whole`,
      'too-large': `holds a row that is too long or too deep ${where}`,
      'too-deep': `is nested too deeply ${where}`,
    };
    return explainedError('SOURCE_RUBBISH', `${this.#name} ${reasons[fault]}`);
  }
}
