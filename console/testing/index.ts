/** For tests of the console: a real browser, the pages as objects, the built files, and a small hub with sample data. */
export { buildConsole } from './build-console.ts';
export { ConsolePages } from './console-pages.ts';
export { describeInBrowser, describeOnStage } from './describe-in-browser.ts';
export { openBrowser } from './open-browser.ts';
export { startSampleHub, type SampleHub } from './sample-hub.ts';
export { Stage, type Visit } from './stage.ts';
