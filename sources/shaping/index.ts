/** Foreign rows become the contract's rows: nested lists taken apart, filtered, renamed. */
export { compileShape, toForeignName } from './compile-shape.ts';
export { compileStreamShape } from './compile-stream-shape.ts';
export { findUnreadNames } from './find-unread-names.ts';
export { readPath } from './read-path.ts';
