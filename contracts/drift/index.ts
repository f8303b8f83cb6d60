/** What a live system sends now, held against what its contract says: what is new, what narrowed, what broke. */
export { compileDriftFinder } from './compile-drift-finder.ts';
export type { Drift, DriftFinder, DriftFinding, DriftKind } from './compile-drift-finder.ts';
export { toRowShape } from './row-shape.ts';
export type { FieldShape, RowShape } from './row-shape.ts';
