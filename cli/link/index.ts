/** `causeway link`: files of records in, clusters out. */
export { addLinkCommand } from './link-command.ts';
