/** `causeway source`: what a department's developer does with the systems behind the hub. */
export { addSourceCommand } from './source-command.ts';
