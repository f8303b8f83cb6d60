/** Our words: ids, public codes, normalisers, entity types, the error catalogue and documents with lines. */
export * from './codes/index.ts';
export * from './documents/index.ts';
export * from './entity-types/index.ts';
export * from './errors/index.ts';
export * from './ids/index.ts';
export * from './normalisers/index.ts';
