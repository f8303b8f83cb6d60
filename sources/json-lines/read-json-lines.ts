import {
  isText,
  readLines,
  toDecode,
  type FileBatch,
  type OpenFile,
  type TextEncoding,
  type TextLine,
} from '../files/index.ts';
import { parseEntry } from '../json/index.ts';
import type { JsonLinesDataset } from './generated/json-lines.ts';

/** A file's objects in batches; a line that is no object, or only part of one, is broken and kept whole. */
export function readJsonLines(file: OpenFile, { encoding }: JsonLinesDataset): AsyncIterable<FileBatch> {
  return readLines(file, {
    encoding,
    begin: (found) => {
      const decode = toDecode(found);
      return (line, batch) => addLine(batch, line, { decode, encoding: found, name: file.name });
    },
  });
}

interface LineOf {
  decode: (bytes: Buffer) => string;
  encoding: TextEncoding;
  name: string;
}

function addLine(batch: FileBatch, line: TextLine, of: LineOf): void {
  const text = of.decode(line.bytes);
  if (text.trim() === '') return;
  const position = `${of.name}:${line.number}`;
  const found = isText(line.bytes, text, of.encoding)
    ? parseLine(text, line.isUnended)
    : line.isUnended
      ? cut
      : `The line is not ${of.encoding.toUpperCase()}.`;
  if (typeof found === 'string')
    batch.broken.push({ raw: text.slice(0, longestRaw), position, sentence: found });
  else batch.rows.push({ value: found, position });
}

const cut = 'The file ends in the middle of this line: deliver it again whole.';

/** What of a broken line is kept. Characters. */
const longestRaw = 1024 * 1024;

/** The object, or a sentence that says why there is none. */
function parseLine(text: string, isUnended: boolean): Record<string, unknown> | string {
  const found = parseEntry(text, 'The line');
  return isUnended && found === 'The line is no JSON.' ? cut : found;
}
