/** What a system says of itself: catalogues, service descriptions, the beginnings of files. */
export type { DeclaredColumn, LookedDataset, LookedSystem } from './looked.ts';
