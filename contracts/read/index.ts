/** Reading a contract: the official ODCS schema, our custom properties, and what neither can say. */
export { judge, readContract, type Surroundings } from './read-contract.ts';
export { toContract, toPlainContract } from './to-contract.ts';
