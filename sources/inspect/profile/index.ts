/** What the rows say: counts, ranges, frequent values and samples of each column. */
export type { CellType, ColumnPath, ColumnProfile, FrequentValue, TableProfile } from './column-profile.ts';
export { toCellText } from './cell-text.ts';
export { mostColumns, profileRows } from './profile-rows.ts';
export { profileTable } from './profile-table.ts';
export type { LoadedColumn, LoadedTable } from './profile-table.ts';
export { openWorkspace } from './workspace.ts';
export type { Workspace } from './workspace.ts';
