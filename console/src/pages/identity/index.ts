/** What linkage cannot settle without a steward, both records side by side, and the steward's deciding. */
export { IdentityPage } from './identity-page.tsx';
