/** A file of records as it was named and as DuckDB reads it. */
export interface InputFile {
  /** The dataset that its records belong to: the file's name, made unique. */
  readonly dataset: string;
  /** As it was named on the command line. */
  readonly shownAs: string;
  /** What is read: the file itself, or its copy in UTF-8. */
  readonly path: string;
  readonly form: 'csv' | 'parquet' | 'json';
  /** Of CSV only. */
  readonly delimiter: string;
  /** The columns by their names, trimmed; those without a name are called by their place. */
  readonly columns: readonly string[];
}

/** What reading a file came to. */
export interface LoadedInput {
  readonly dataset: string;
  readonly shownAs: string;
  readonly rows: number;
  readonly columns: readonly string[];
  /** What was read other than the file says, such as lines with too many fields. */
  readonly warnings: readonly string[];
}
