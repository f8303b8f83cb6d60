import { resolve } from 'node:path';
import { toDatasetId, type DatasetId } from '#schemas';
import type { DatasetRead, Kind, SourceVariables } from '../port/index.ts';
import type { DatasetCommon } from './generated/source.ts';
import { toReading } from './to-reading.ts';

type DatasetSettings = DatasetCommon & Record<string, unknown>;

/** Each dataset of the document as the readers take it. */
export function toDatasetReads(
  department: string,
  datasets: Record<string, DatasetSettings>,
  context: { kind: Kind; variables: SourceVariables; system: Record<string, unknown> },
): Map<DatasetId, DatasetRead> {
  const reads = Object.entries(datasets).map(([name, { fields, where, explode, reading, ...own }]) => {
    const dataset = toDatasetId(`${department}.${name}`);
    const settings = toAbsolutePath(own, context);
    const read: DatasetRead = {
      dataset,
      keyFields: [],
      settings,
      readsByKey: context.kind.readsByKey(settings),
    };
    if (fields) read.fields = fields;
    if (where) read.where = where;
    if (explode) read.explode = explode;
    if (reading) read.reading = toReading(reading);
    if (context.kind.readsPart?.(settings)) read.extent = 'part';
    return [dataset, read] as const;
  });
  return new Map(reads);
}

/** Files are looked for in the data folder, so that no document names a place of one machine; or on the server. */
function toAbsolutePath(
  settings: Record<string, unknown>,
  { kind, variables, system }: { kind: Kind; variables: SourceVariables; system: Record<string, unknown> },
): Record<string, unknown> {
  if (!kind.readsFiles || system.sftp !== undefined || typeof settings.path !== 'string') return settings;
  return { ...settings, path: resolve(variables.data, settings.path) };
}
