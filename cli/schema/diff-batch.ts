import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { compareSchemas, parseSchemaText } from '#contracts';
import { CausewayError, isCausewayError } from '#schemas';

/**
 * Compares a pair per line and writes a line per pair as soon as it is decided. A line that cannot be used gets
 * `{"id"?, "error"}` and does not stop the others.
 * @returns the exit status: 0 where all are compatible both ways
 */
export async function diffBatch(file: string, write: (line: string) => void): Promise<number> {
  const input = file === '-' ? process.stdin : createReadStream(file, 'utf8');
  let number = 0;
  let status = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === '') continue;
      const { isFine, ...answer } = diffLine(line, number);
      if (!isFine) status = 1;
      write(JSON.stringify(answer, showExact));
    }
  } catch (error) {
    throw toReadFault(error, file);
  }
  return status;
}

/** An id may be a number too large for a double. */
const showExact = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

type Answer = { readonly isFine: boolean } & Record<string, unknown>;

function diffLine(line: string, number: number): Answer {
  const pair = findPair(line.replace(/^\uFEFF/, ''));
  if (typeof pair === 'string') return { isFine: false, error: `Line ${number}: ${pair}` };
  const id = 'id' in pair ? { id: pair.id } : {};
  try {
    const missing = ['old', 'new'].find((name) => !(name in pair));
    if (missing) return { isFine: false, ...id, error: `Line ${number}: It has no "${missing}" schema.` };
    const { backward, forward, witness } = compareSchemas(pair.old, pair.new);
    return {
      isFine: backward === 'compatible' && forward === 'compatible',
      ...id,
      backward,
      forward,
      witness,
    };
  } catch (error) {
    const sentence = isCausewayError(error) ? error.sentence : 'The pair could not be compared.';
    return { isFine: false, ...id, error: `Line ${number}: ${sentence}` };
  }
}

function findPair(line: string): Record<string, unknown> | string {
  try {
    const pair: unknown = parseSchemaText(line);
    if (typeof pair === 'object' && pair !== null && !Array.isArray(pair))
      return pair as Record<string, unknown>;
    return 'It is no object {"id","old","new"}.';
  } catch {
    return 'It is no JSON.';
  }
}

function toReadFault(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const isReading = code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES';
  return isReading ? new CausewayError('WRONG_USE', { reason: `${file} cannot be read (${code}).` }) : error;
}
