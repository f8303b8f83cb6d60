/** What a system says of itself: catalogues, service descriptions, the beginnings of files. */
export { lookAt } from './look-at.ts';
export { sniffDelimited } from './files/sniff-delimited.ts';
export { sniffEncoding } from './files/sniff-encoding.ts';
export type { DeclaredColumn, LookedDataset, LookedSystem } from './looked.ts';
export { showTarget } from './target.ts';
