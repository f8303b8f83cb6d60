/** The list of conflicts, by state, type and rule, for the steward who settles them. */
export { ConflictsPage } from './conflicts-page.tsx';
