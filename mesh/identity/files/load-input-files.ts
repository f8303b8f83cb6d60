import type { DuckDBConnection } from '@duckdb/node-api';
import { quote } from '../duck.ts';
import { toGivenColumn } from '../features/index.ts';
import { column } from '../model/index.ts';
import { findInputFiles } from './find-input-files.ts';
import { InputError } from './input-error.ts';
import type { InputFile, LoadedInput } from './input-file.ts';
import { countRows, stageInput } from './stage-input.ts';
import { findUnited, uniteColumns, type UnitedColumn } from './unite-columns.ts';

export interface LoadQuestion {
  readonly paths: readonly string[];
  /** Where copies may be put. */
  readonly folder: string;
  /** Columns that linkage never looks at: the records' own ids, and what is known to be true. */
  readonly id?: string;
  readonly truth?: string;
}

export interface LoadedFiles {
  readonly inputs: readonly LoadedInput[];
  /** The columns that a linkage may look at. */
  readonly columns: readonly UnitedColumn[];
  readonly records: number;
}

/**
 * Reads files of records, each into a table of its own, and lays two views over them: `numbered` (i, dataset, key, role,
 * `given <column>` …), in the order of the datasets and of each file's rows, and `labels` (i, input, row, id, truth) with
 * where each record is found and the columns that linkage never looks at.
 * @throws InputError with file and line
 */
export async function loadInputFiles(
  connection: DuckDBConnection,
  question: LoadQuestion,
): Promise<LoadedFiles> {
  const files = await findInputFiles(connection, question.paths, question.folder);
  const all = uniteColumns(files);
  const labels = { id: getColumn(files, all, question.id), truth: getColumn(files, all, question.truth) };
  const columns = all.filter((one) => one !== labels.id && one !== labels.truth);
  const inputs: LoadedInput[] = [];
  const parts: Part[] = [];
  let records = 0;
  for (const [place, file] of files.entries()) {
    await connection.run(`SET preserve_insertion_order = true`);
    const warnings = await stageInput(connection, file, `input_${place}`);
    await connection.run('SET preserve_insertion_order = false');
    const rows = await countRows(connection, `input_${place}`);
    parts.push(toPart(file, { place, first: records, columns, labels }));
    records += rows;
    inputs.push({ dataset: file.dataset, shownAs: file.shownAs, rows, columns: file.columns, warnings });
  }
  for (const view of ['numbered', 'labels'] as const)
    await connection.run(
      `CREATE OR REPLACE VIEW ${view} AS ${parts.map((part) => part[view]).join(' UNION ALL ')}`,
    );
  return { inputs, columns, records };
}

function getColumn(
  files: readonly InputFile[],
  columns: readonly UnitedColumn[],
  name: string | undefined,
): UnitedColumn | undefined {
  if (name === undefined) return undefined;
  const found = findUnited(columns, name);
  if (found) return found;
  const shownAs = files.map((file) => file.shownAs).join(', ');
  throw InputError.of(
    shownAs,
    `There is no column "${name}". There are ${columns.map((one) => one.name).join(', ')}.`,
  );
}

interface Placing {
  readonly place: number;
  /** The number of the file's first record. */
  readonly first: number;
  readonly columns: readonly UnitedColumn[];
  readonly labels: { readonly id: UnitedColumn | undefined; readonly truth: UnitedColumn | undefined };
}

/** What one file adds to each of the views. */
interface Part {
  readonly numbered: string;
  readonly labels: string;
}

/** Records are numbered in the order of their rows; the key is the row's number, padded so that text sorts like it. */
function toPart({ dataset }: InputFile, { place, first, columns, labels }: Placing): Part {
  const value = (wanted: UnitedColumn | undefined) => {
    const at = wanted?.places[place];
    return at === undefined ? 'NULL::VARCHAR' : `c${at}`;
  };
  const i = `(rowid + ${first})::INTEGER AS i`;
  const who = [i, `${quote(dataset)} AS dataset`, `lpad((rowid + 1)::VARCHAR, 9, '0') AS key`, `'' AS role`];
  const given = columns.map((one) => `${value(one)} AS ${column(toGivenColumn(one.name))}`);
  const found = [`${quote(dataset)} AS input`, `(rowid + 1)::INTEGER AS "row"`];
  const known = [i, ...found, `${value(labels.id)} AS id`, `${value(labels.truth)} AS truth`];
  const from = `FROM input_${place}`;
  return {
    numbered: `SELECT ${[...who, ...given].join(', ')} ${from}`,
    labels: `SELECT ${known.join(', ')} ${from}`,
  };
}
