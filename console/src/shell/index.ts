/** The frame around the pages: theme, language, sign-in, navigation, and what is shown when a page breaks. */
export { App } from './app.tsx';
