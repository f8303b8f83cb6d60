/** `causeway schema`: whether the next version of a schema breaks whoever relies on this one. */
export { addSchemaCommand } from './schema-command.ts';
