import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A row with its id and who it truly is; the other columns are the set's own, trimmed. */
export type TrueRow = Readonly<Record<string, string>> & { readonly id: string; readonly truth: string };

/** A real set: one list, or two that are linked with one another. */
export interface DataSet {
  readonly name: string;
  /** The hand-made model: a file's name in ./models without its ending. */
  readonly model: string;
  /** @param folder the folder of all sets @throws Error where the set is not there */
  readonly read: (folder: string) => TrueRow[][];
}

type Row = Readonly<Record<string, string>>;

/** In the order of the issue that demands their figures. */
export const dataSets: readonly DataSet[] = [
  ...[1, 2, 3].map((number) => ({
    name: `febrl${number}`,
    model: 'febrl',
    read: (folder: string) => [
      // rec-223-org and rec-223-dup-0 are one person: the id itself tells, and nobody may look at it.
      withTruth(readRows(join(folder, 'febrl', `dataset${number}.csv`)), {
        id: 'rec_id',
        toTruth: ({ rec_id = '' }) => /^rec-(\d+)-/.exec(rec_id)?.[1] ?? '',
      }),
    ],
  })),
  single('splink-fake1000', 'splink-fake1000/fake_1000.csv', { id: 'unique_id', truth: 'cluster' }),
  single('rldata500', 'rldata500/RLdata500.csv', { id: 'rec_id', truth: 'identity' }),
  { name: 'fodors-zagats', model: 'fodors-zagats', read: readRestaurants },
  single('chicago', 'chicago-early-childhood/csv_example_input_with_true_ids.csv', {
    id: 'Id',
    truth: 'True Id',
  }),
];

function single(
  name: string,
  file: string,
  columns: { readonly id: string; readonly truth: string },
): DataSet {
  const { id, truth } = columns;
  const read = (folder: string) => [
    withTruth(readRows(join(folder, file)), { id, truth, toTruth: (row) => row[truth] ?? '' }),
  ];
  return { name, model: name, read };
}

/** The two guides; a restaurant that only one of them has stands alone. */
function readRestaurants(folder: string): TrueRow[][] {
  const directory = join(folder, 'fodors-zagats');
  const matches = readRows(join(directory, 'matches_fodors_zagats.csv'));
  return ['fodors', 'zagats'].map((guide) => {
    const partners = new Map(matches.map((row) => [row[`${guide}_id`], `match-${row.fodors_id}`]));
    return readRows(join(directory, `${guide}.csv`)).map(({ id = '', ...rest }) => ({
      ...rest,
      id: `${guide}-${id}`,
      truth: partners.get(id) ?? `${guide}-${id}`,
    }));
  });
}

interface TruthColumns {
  readonly id: string;
  /** A column that says nothing else and is taken away. */
  readonly truth?: string;
  readonly toTruth: (row: Row) => string;
}

function withTruth(rows: readonly Row[], { id, truth, toTruth }: TruthColumns): TrueRow[] {
  return rows.map((row) => {
    const rest = Object.entries(row).filter(([column]) => column !== id && column !== truth);
    return { ...Object.fromEntries(rest), id: row[id] ?? '', truth: toTruth(row) };
  });
}

function readRows(file: string): Row[] {
  return parse<Row>(readFileSync(file), {
    columns: (names: string[]) => names.map((name) => name.trim()),
    ...{ bom: true, trim: true, relax_quotes: true },
  });
}
