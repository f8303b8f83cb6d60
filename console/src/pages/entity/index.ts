/** One entity: every attribute with its source and its rivals, the records behind it, what it is related to. */
export { EntityPage } from './entity-page.tsx';
