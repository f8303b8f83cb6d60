/** A column of the united records, and which column of each file feeds it, where the file has it. */
export interface UnitedColumn {
  readonly name: string;
  /** Per file the column's place; undefined where the file has none. */
  readonly places: readonly (number | undefined)[];
}

/** How a column's name counts when names are compared: `Site name`, `site_name` and `SiteName` are one. */
export function toColumnKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-./]+/g, '');
}

/** Columns of several files are one where their names are, whatever case, spaces and hyphens they are written with. */
export function uniteColumns(files: readonly { readonly columns: readonly string[] }[]): UnitedColumn[] {
  const united = new Map<string, { name: string; places: (number | undefined)[] }>();
  for (const [file, { columns }] of files.entries())
    for (const [place, name] of columns.entries()) {
      const key = toColumnKey(name);
      const known = united.get(key) ?? { name, places: files.map(() => undefined) };
      united.set(key, known);
      known.places[file] ??= place;
    }
  return [...united.values()];
}

/** The united column of that name. */
export function findUnited(columns: readonly UnitedColumn[], name: string): UnitedColumn | undefined {
  return columns.find((column) => toColumnKey(column.name) === toColumnKey(name));
}
