/** What linkage cannot settle without a steward, the steward's deciding, and what was decided and may be withdrawn. */
export { DecisionsPage } from './decisions-page.tsx';
export { IdentityPage } from './identity-page.tsx';
