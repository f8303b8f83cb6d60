/** The report of a linkage: one HTML page with charts, in words that a clerk knows. */
export type * from './link-report.ts';
export { toReportHtml } from './to-report-html.ts';
