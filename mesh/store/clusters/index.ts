/** Writes who belongs to whom, and with it what became of every entity that lost or gained records by it. */
export { saveMembership } from './save-membership.ts';
export type { ClusterChanges, MembershipSave } from './save-membership.ts';
