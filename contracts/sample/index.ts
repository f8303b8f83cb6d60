/** Rows made from a contract's own rules, to try out what is said about rows. */
export { makeRows } from './make-rows.ts';
