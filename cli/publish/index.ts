/** `causeway publish`: contract versions to a running hub. */
export { addPublishCommand } from './publish-command.ts';
