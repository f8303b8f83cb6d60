/** The console's own files under /console/: public assets of the app, without data. */
export { openWindow } from './open-window.ts';
