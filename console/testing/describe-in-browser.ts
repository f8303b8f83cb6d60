import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { findBrowser, noBrowserSentence } from './browser.config.ts';
import { Stage } from './stage.ts';

/** `describe` where a browser is installed; elsewhere one skipped test, and a sentence that says why. */
export function describeInBrowser(title: string, body: () => void): void {
  if (findBrowser() === undefined) it.skip(`${title}: ${noBrowserSentence}`, () => undefined);
  else describe(title, body);
}

/** The same on a stage of its own, which there is once tests run; at the end no page may have failed uncaught. */
export function describeOnStage(title: string, body: (stage: () => Stage) => void): void {
  describeInBrowser(title, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await Stage.open();
    });
    afterEach(() => stage.endVisits());
    afterAll(async () => {
      await stage.close();
      expect(stage.broken).toEqual([]);
    });
    body(() => stage);
  });
}
