/** The port that every kind of legacy system stands behind, and what a kind has to be. */
export type {
  Kind,
  KindOf,
  KindReader,
  KindSettings,
  KeyRead,
  ObjectSchema,
  Page,
  PageReader,
} from './kind.ts';
export type { BrokenRow, Probe, ReadingStart, Row, RowBatch, SourceReader } from './source-reader.ts';
export type {
  DatasetRead,
  GuardSettings,
  Maintenance,
  QuietHours,
  Reading,
  Source,
  SourceVariables,
  Upstream,
  Weekday,
  WhereScalar,
  WhereValue,
} from './source.ts';
