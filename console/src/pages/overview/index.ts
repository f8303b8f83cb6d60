/** The overview: what the hub holds, and how each source is doing. */
export { OverviewPage } from './overview-page.tsx';
