/** HTML in which every value is escaped. */
export { escapeHtml, Markup, markup } from './markup.ts';
export type { Content } from './markup.ts';
