/** Values of databases as a contract names them. */
export { toExactNumber } from './to-exact-number.ts';
