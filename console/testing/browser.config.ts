import { existsSync } from 'node:fs';

const places = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium on this machine, `CHROMIUM_PATH` first; undefined where there is none. */
export const findBrowser = (): string | undefined =>
  places.find((path): path is string => path !== undefined && existsSync(path));

/** What a skipped test says. */
export const noBrowserSentence =
  'skipped: no Chromium on this machine (install Debian’s package chromium, or name one in CHROMIUM_PATH)';
