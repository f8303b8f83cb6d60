/** Writes who belongs to whom, and with it what became of every entity that lost or gained records by it. */
export { lastEnded } from './past-ids.ts';
export { saveMembership } from './save-membership.ts';
export type { ClusterChanges, MembershipSave } from './save-membership.ts';
