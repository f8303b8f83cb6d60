import type { DatasetRead } from '../port/index.ts';
import { toForeignName } from '../shaping/index.ts';

/** The properties that anything is taken of, so that a register of 200 columns sends the six that are wanted. */
export function toSelect(read: DatasetRead): string | undefined {
  if (read.fields === undefined) return undefined;
  const watermark = read.reading?.mode === 'watermark' ? [toForeignName(read, read.reading.field)] : [];
  const paths = [
    ...Object.values(read.fields),
    ...Object.keys(read.where ?? {}),
    ...(read.explode ? [read.explode] : []),
    ...watermark,
  ];
  const { expand } = read.settings as { expand?: string };
  // What is expanded is sent whole and is not selected by its parts.
  const expanded = new Set((expand ?? '').split(/[(,]/).map((name) => name.trim()));
  const names = paths.map((path) => path.split('.')[0] ?? path).filter((name) => !expanded.has(name));
  // With explode, fields may be of the elements: what is no property of the set must not be named.
  return read.explode === undefined && names.length > 0 ? [...new Set(names)].join(',') : undefined;
}
