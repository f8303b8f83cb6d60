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

/** What counts as nothing. */
const nothing = String.raw`^(?i:null|\(null\)|\\n|nan|n/a|#n/a|<na>|)$`;

const blanks = [9, 10, 13, 32, 160, 12_288, 65_279].map((code) => `chr(${code})`);
const blank = blanks.join(' || ');

/**
 * Most cells are as they should be, and a look at their ends tells so, twice as fast as by a regular expression; the
 * others are worth trimming.
 */
const isUntidy = (cell: string) =>
  [`${cell} < '!'`, ...blanks.flatMap((one) => [`prefix(${cell}, ${one})`, `suffix(${cell}, ${one})`])].join(
    ' OR ',
  );
const longestNothing = 6;

/**
 * Reads files of records into the table `numbered` (i, dataset, key, role, `given <column>` …), in the order of the
 * datasets and of each file's rows, and the columns that linkage never looks at into `labels` (i, id, truth).
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
  await createTables(connection, columns);
  const inputs: LoadedInput[] = [];
  let records = 0;
  for (const [place, file] of files.entries()) {
    await connection.run(`SET preserve_insertion_order = true`);
    const warnings = await stageInput(connection, file, `input_${place}`);
    await connection.run('SET preserve_insertion_order = false');
    const rows = await countRows(connection, `input_${place}`);
    for (const insert of toInserts(file, { place, first: records, columns, labels }))
      await connection.run(insert);
    await connection.run(`DROP TABLE input_${place}`);
    records += rows;
    inputs.push({ dataset: file.dataset, shownAs: file.shownAs, rows, columns: file.columns, warnings });
  }
  return { inputs, columns, records };
}

async function createTables(connection: DuckDBConnection, columns: readonly UnitedColumn[]): Promise<void> {
  const given = columns.map(({ name }) => `${column(toGivenColumn(name))} VARCHAR`);
  const who = ['i INTEGER', 'dataset VARCHAR', 'key VARCHAR', 'role VARCHAR'];
  await connection.run(`CREATE TABLE numbered (${[...who, ...given].join(', ')})`);
  await connection.run('CREATE TABLE labels (i INTEGER, id VARCHAR, truth VARCHAR)');
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

/** Records are numbered in the order of their rows; the key is the row's number, padded so that text sorts like it. */
function toInserts({ dataset }: InputFile, { place, first, columns, labels }: Placing): string[] {
  const value = (wanted: UnitedColumn | undefined) => {
    const at = wanted?.places[place];
    return at === undefined ? 'NULL' : toValue(`c${at}`);
  };
  const [i, key] = [`(rowid + ${first})::INTEGER`, `lpad((rowid + 1)::VARCHAR, 9, '0')`];
  const from = `FROM input_${place}`;
  return [
    `INSERT INTO numbered SELECT ${[i, quote(dataset), key, `''`, ...columns.map(value)].join(', ')} ${from}`,
    `INSERT INTO labels SELECT ${[i, value(labels.id), value(labels.truth)].join(', ')} ${from}`,
  ];
}

/** Nothing is written twice here: DuckDB would work out for every cell what two branches have in common. */
function toValue(cell: string): string {
  const tidied = `nullif(regexp_replace(trim(${cell}, ${blank}), ${quote(nothing)}, ''), '')`;
  return `CASE WHEN ${isUntidy(cell)} THEN ${tidied}
    WHEN strlen(${cell}) <= ${longestNothing} AND regexp_matches(${cell}, ${quote(nothing)}) THEN NULL ELSE ${cell} END`;
}
