/** The search: one box over everything, by type, page by page, usable from the keyboard alone. */
export { SearchPage } from './search-page.tsx';
