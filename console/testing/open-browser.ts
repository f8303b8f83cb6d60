import { type Browser, chromium } from 'playwright-core';
import { findBrowser, noBrowserSentence } from './browser.config.ts';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a real, headless Chromium; the caller closes it. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(noBrowserSentence);
  return chromium.launch({ executablePath, headless: true, args: quiet });
}
