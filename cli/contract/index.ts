/** `causeway contract lint` and `causeway contract diff`: contracts checked, and their versions compared. */
export { addContractCommand } from './contract-command.ts';
