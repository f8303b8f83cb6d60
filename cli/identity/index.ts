/** `causeway identity`: how records are recognised as the same entity: parameters trained, shown and reported. */
export { addIdentityCommand } from './identity-command.ts';
