/** The quarantine of one dataset: rows that broke their contract, whole, with the reasons. */
export { QuarantinePage } from './quarantine-page.tsx';
