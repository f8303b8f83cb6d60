import type { BrokenRow, DatasetRead, Row, SourceReader } from '../port/index.ts';

/** Everything that a whole reading delivers, together. */
export async function readRows(
  reader: SourceReader,
  read: DatasetRead,
  signal?: AbortSignal,
): Promise<{
  rows: Row[];
  broken: BrokenRow[];
  values: Record<string, unknown>[];
  total: number | undefined;
}> {
  const rows: Row[] = [];
  const broken: BrokenRow[] = [];
  let total: number | undefined;
  for await (const batch of reader.readAll(read, signal)) {
    rows.push(...batch.rows);
    broken.push(...batch.broken);
    total = batch.total;
  }
  return { rows, broken, values: rows.map(({ value }) => value), total };
}
