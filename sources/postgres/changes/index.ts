/** A table's changes as they are committed, through a replication slot: stored first, confirmed then. */
export { workAlone } from './connect-alone.ts';
export { checkSlot, ensureSlot } from './ensure-slot.ts';
export { followChanges } from './follow-changes.ts';
