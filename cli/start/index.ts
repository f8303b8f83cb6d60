/** `causeway start`: brings a city up, keeps it fresh and takes it down in order. */
export { addStartCommand } from './start-command.ts';
