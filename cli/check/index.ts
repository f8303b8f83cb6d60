/** `causeway check`: every mistake of a city's folder in one run. */
export { addCheckCommand } from './check-command.ts';
