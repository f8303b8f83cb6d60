import type { DatasetRead, ReadingStart, RowBatch, SourceReader } from '../port/index.ts';

/** Every batch of a reading as it was delivered, with its bookmarks and watermarks. */
export async function collectBatches(
  reader: SourceReader,
  read: DatasetRead,
  start?: ReadingStart,
): Promise<RowBatch[]> {
  const batches: RowBatch[] = [];
  for await (const batch of reader.readAll(read, undefined, start)) batches.push(batch);
  return batches;
}
