/** `causeway token`: a token for one of the city's clients. */
export { addTokenCommand } from './token-command.ts';
