/** `causeway evaluate`: a running city's linkage against its truth. */
export { addEvaluateCommand } from './evaluate-command.ts';
