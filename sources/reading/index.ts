/** Source documents, checked so that every mistake is named in one run with its line. */
export { completeRead } from './complete-read.ts';
export { readSource } from './read-source.ts';
