/** Readings page by page and batch by batch, with the ends and the repetitions that protocols leave to the reader. */
export { Pages } from './pages.ts';
export type { Answer, PagesOptions, Place } from './pages.ts';
export { batchSize, StreamPages } from './stream-pages.ts';
export type { OpenAt, OpenStream } from './stream-pages.ts';
export { takeRows, takeTotal } from './take-rows.ts';
export { toSince, toWatermarkNote } from './watermark.ts';
