/** Reading a contract: the official ODCS schema, our custom properties, and what neither can say. */
export { readContract } from './read-contract.ts';
