/** What a system says of itself: catalogues, service descriptions, the beginnings of files. */
export { lookAt } from './look-at.ts';
export type { DeclaredColumn, LookedDataset, LookedSystem } from './looked.ts';
export { showTarget } from './target.ts';
