import { access, constants, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { sniffDelimited, sniffEncoding } from '#sources';
import { quotePath, readRows } from '../duck.ts';
import { InputError } from './input-error.ts';
import type { InputFile } from './input-file.ts';
import { toUtf8File } from './to-utf8-file.ts';

const forms: Record<string, InputFile['form']> = {
  '.parquet': 'parquet',
  '.jsonl': 'json',
  '.ndjson': 'json',
  '.json': 'json',
};

/**
 * Looks at the files of records: encoding, delimiter and columns. In the order of their datasets' names.
 * @throws InputError when one cannot be read or holds no records
 */
export async function findInputFiles(
  connection: DuckDBConnection,
  paths: readonly string[],
  folder: string,
): Promise<InputFile[]> {
  const names = toDatasets(paths);
  const files: InputFile[] = [];
  for (const [place, path] of paths.entries()) {
    await assertFile(path);
    const form = forms[extname(path).toLowerCase()] ?? 'csv';
    const head = { dataset: names[place] ?? path, shownAs: path, form };
    const body =
      form === 'csv' ? await lookAtCsv(path, folder, place) : await lookAtOther(connection, path, form);
    files.push({ ...head, ...body });
  }
  return files.sort((one, other) => (one.dataset < other.dataset ? -1 : 1));
}

/** The files' names; where two are called the same, more of their paths or a number tells them apart. */
function toDatasets(paths: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return paths.map((path) => {
    const name = basename(path);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

async function assertFile(path: string): Promise<void> {
  try {
    await access(path, constants.R_OK);
    const found = await stat(path);
    if (found.isDirectory()) throw InputError.of(path, 'This is a folder: name each of its files.');
    if (found.size === 0)
      throw InputError.of(path, 'The file is empty: name one with a header line and records.');
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw InputError.of(path, 'There is no such file, or this user may not read it.');
  }
}

async function lookAtCsv(path: string, folder: string, place: number) {
  const copy = await toUtf8File(path, folder, place);
  const { beginning } = await sniffEncoding(copy);
  const delimiter = sniffDelimited(beginning)?.delimiter ?? ',';
  const [header = []] = parse(beginning, {
    delimiter,
    to: 1,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }) as string[][];
  return { path: copy, delimiter, columns: toColumnNames(header) };
}

function toColumnNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, place) => {
    const name = cell.replaceAll(/\s+/g, ' ').trim() || `column ${place + 1}`;
    const unique = taken.has(name) ? `${name} ${place + 1}` : name;
    taken.add(unique);
    return unique;
  });
}

async function lookAtOther(connection: DuckDBConnection, path: string, form: 'parquet' | 'json') {
  try {
    const rows = await readRows(connection, `DESCRIBE SELECT * FROM ${toOtherReader(path, form)}`);
    return { path, delimiter: '', columns: rows.map(([name]) => String(name)) };
  } catch {
    throw InputError.of(path, `The file cannot be read as ${form === 'json' ? 'JSON Lines' : 'Parquet'}.`);
  }
}

export function toOtherReader(path: string, form: 'parquet' | 'json'): string {
  return form === 'parquet' ? `read_parquet(${quotePath(path)})` : `read_json_auto(${quotePath(path)})`;
}
