import type { FileBatch, OpenFile } from '../files/index.ts';
import { batchSize } from '../pages/index.ts';
import { splitLines, type Line } from './split-lines.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A file's objects in batches; a line that is no object, or only part of one, is broken and kept whole. */
export async function* readJsonLines(file: OpenFile): AsyncGenerator<FileBatch> {
  let batch: FileBatch = { rows: [], broken: [] };
  for await (const line of splitLines(file.path, file.signal)) {
    addLine(batch, line, `${file.name}:${line.number}`);
    if (batch.rows.length + batch.broken.length < batchSize) continue;
    yield batch;
    batch = { rows: [], broken: [] };
  }
  yield batch;
}

function addLine(batch: FileBatch, line: Line, position: string): void {
  const found = parseLine(line);
  if (found === undefined) return;
  if ('value' in found) batch.rows.push({ value: found.value, position });
  else
    batch.broken.push({
      raw: line.bytes.subarray(0, longestRaw).toString('utf8'),
      position,
      sentence: found.sentence,
    });
}

/** What of a broken line is kept. Bytes. */
const longestRaw = 1024 * 1024;

type Parsed = { value: Record<string, unknown> } | { sentence: string };

/** Undefined for a blank line. */
function parseLine(line: Line): Parsed | undefined {
  if (line.isCut) return { sentence: 'The line is longer than any row may be; only its beginning is kept.' };
  const text = decode(line.bytes);
  if (text === undefined) return { sentence: line.isWhole ? 'The line is not UTF-8.' : toCutSentence() };
  if (text.trim() === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value: value as Record<string, unknown> };
    return { sentence: 'The line is JSON but no object.' };
  } catch {
    return { sentence: line.isWhole ? 'The line is no JSON.' : toCutSentence() };
  }
}

function toCutSentence(): string {
  return 'The file ends in the middle of this line: deliver it again whole.';
}

function decode(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
