import type { DatasetRead, Kind, KindOf, KindSettings, ObjectSchema, PageReader } from '../port/index.ts';
import { FilePages } from './file-pages.ts';
import { toFileSet } from './file-set.ts';
import schema from './file-settings.schema.json' with { type: 'json' };
import type { FileDataset, FileSystem } from './generated/file-settings.ts';
import type { ReadFile } from './open-file.ts';
import { FolderPlace, SftpPlace, type Place } from './places/index.ts';

export interface FileFormat<Dataset> {
  /** The format's own settings of a dataset; where the file lies is said for it. */
  schema: { properties: { dataset: ObjectSchema } };
  isUntyped?: boolean;
  toReadFile(settings: Dataset, read: DatasetRead): ReadFile;
}

/** A kind of source for a format of files: the format reads, the place and the archives are done for it. */
export function toFileKind<Dataset extends object>(format: FileFormat<Dataset>): Kind {
  const kind: KindOf<KindSettings> = {
    schema: toSchema(format),
    ...(format.isUntyped && { isUntyped: true }),
    readsFiles: true,
    readings: ['watermark'],
    readsByKey: () => false,
    open: ({ settings }) => {
      const open = new Set<FilePages>();
      return {
        openPages: (read, start) => {
          const dataset = read.settings as Dataset & FileDataset;
          const set = toFileSet(toPlace(settings as FileSystem), dataset);
          const saysWatermark = read.reading?.mode === 'watermark';
          return remember(
            open,
            new FilePages(set, format.toReadFile(dataset, read), { ...start, saysWatermark }),
          );
        },
        close: async () => {
          await Promise.all([...open].map((pages) => pages.close()));
        },
      };
    },
  };
  return kind;
}

function toPlace({ sftp }: FileSystem): Place {
  return sftp === undefined ? new FolderPlace() : new SftpPlace(sftp);
}

/** So that closing the source ends its readings. */
function remember(open: Set<FilePages>, pages: FilePages): PageReader {
  open.add(pages);
  return {
    next: (signal) => pages.next(signal),
    close: () => {
      open.delete(pages);
      return pages.close();
    },
  };
}

function toSchema(format: {
  schema: { properties: { dataset: ObjectSchema } };
}): KindOf<KindSettings>['schema'] {
  const { system, dataset } = schema.properties;
  const own = format.schema.properties.dataset;
  return {
    properties: {
      system,
      dataset: {
        ...own,
        required: [...dataset.required, ...(own.required ?? [])],
        properties: { ...dataset.properties, ...own.properties },
      },
    },
  };
}
