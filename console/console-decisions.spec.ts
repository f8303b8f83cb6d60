import { describe, expect, it } from '@jest/globals';
import { describeOnStage } from './testing/index.ts';

describeOnStage('decisions and ids in a real browser', (stage) => {
  describe('the decisions', () => {
    it('that stand are listed with who, why and about which records, page by page', async () => {
      const { page, pages } = await stage().visitAs('steward', '/identity');
      await page.getByRole('link', { name: 'Decisions' }).click();
      await pages.decisions().first().waitFor();
      expect(await pages.decisions().first().innerText()).toMatch(
        /Different[\s\S]*Person[\s\S]*Stands[\s\S]*Register of residents residents R-1[\s\S]*林小满[\s\S]*Water accounts water W-1[\s\S]*林晓满[\s\S]*wang decided: Two sisters\./,
      );
      await page.getByText('1–20 of 23').waitFor();
      await pages.nextPage();
      await page.getByText('21–23 of 23').waitFor();
    });

    it('of any fate are shown with how they came to their end, and only one that stands can be withdrawn', async () => {
      const { page } = await stage().visitAs('steward', '/identity/decisions');
      await page.getByText('All', { exact: true }).click();
      const [withdrawn, superseded] = [2, 3].map((n) => page.locator(`[data-decision="decision-${n}"]`));
      await withdrawn?.waitFor();
      expect(await withdrawn?.innerText()).toMatch(/Withdrawn[\s\S]*li withdrew it: It was the landlord’s\./);
      expect(await superseded?.innerText()).toMatch(
        /Superseded[\s\S]*A later decision on the same two records has taken its place/,
      );
      expect(await withdrawn?.getByRole('button').count()).toBe(0);
      expect(await superseded?.getByRole('button').count()).toBe(0);
    });

    it('are withdrawn for a reason, told what follows and what came of it; a refusal is said', async () => {
      const { page } = await stage().visitAs('steward', '/identity/decisions');
      const decision = page.locator('[data-decision="decision-1"]');
      await decision.getByRole('button', { name: 'Withdraw…' }).click();
      await decision.getByText('may join them at once').waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
      await decision.getByRole('button', { name: 'Let it stand' }).click();
      await decision.getByRole('button', { name: 'Withdraw…' }).click();
      await decision.getByRole('button', { name: 'Withdraw', exact: true }).click();
      await decision.getByText('Write down the reason first.').waitFor();
      await decision.getByLabel('Reason').fill('refuse');
      await decision.getByRole('button', { name: 'Withdraw', exact: true }).click();
      await decision.getByText('has been withdrawn already').waitFor();
      expect(await decision.innerText()).not.toContain('operators');
      await decision.getByLabel('Reason').fill('One and the same.');
      await decision.getByRole('button', { name: 'Withdraw', exact: true }).click();
      await page.getByText('By what the hub finds itself, the two are the same.').waitFor();
      await decision.waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status');
      await page.getByText('All', { exact: true }).click();
      await decision.getByText('li withdrew it: One and the same.').waitFor();
    });

    it('made a moment ago can be taken back where they were made, and the doubt decided anew', async () => {
      const { page } = await stage().visitAs('steward', '/identity');
      const doubt = page.locator('[data-doubt="doubt-1"]');
      await doubt.getByLabel('Reason').fill('Both papers were seen.');
      await doubt.getByRole('button', { name: 'The same' }).click();
      await doubt.getByText('Decided: they are the same.').waitFor();
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status');
      await doubt.getByRole('button', { name: 'Take it back…' }).click();
      await doubt.getByText('may part them at once').waitFor();
      await doubt.getByLabel('Reason').fill('A slip of the hand.');
      await doubt.getByRole('button', { name: 'Withdraw', exact: true }).click();
      await doubt.getByText('Withdrawn. By what the hub finds itself').waitFor();
      await doubt.getByRole('button', { name: 'Different' }).waitFor();
      expect(await doubt.getByLabel('Reason').inputValue()).toBe('');
    });

    it('about one record are led to from what speaks for it', async () => {
      const { page, pages } = await stage().visitAs('steward', '/entities/person/person-1');
      await page.locator('[data-link="R-1 W-1"]').getByRole('link', { name: 'See or withdraw it' }).click();
      await page.locator('[data-about="R-1"]').waitFor();
      await pages.decisions().first().waitFor();
      expect(await page.locator('main').innerText()).not.toContain('I-9');
      await page.getByText('All', { exact: true }).click();
      await page.locator('[data-decision="decision-2"]').waitFor();
      expect(await page.locator('main').innerText()).not.toContain('I-9');
      await page.getByRole('button', { name: 'Show those about any record' }).click();
      await page.locator('[data-member="insurance.persons I-9"]').waitFor();
    });

    it('are shown to an auditor without the records’ values, with nothing to decide or withdraw', async () => {
      const { page, pages } = await stage().visitAs('auditor', '/identity/decisions');
      await pages.decisions().first().waitFor();
      expect(await page.locator('[data-decision="decision-4"]').innerText()).toMatch(
        /R-1[\s\S]*W-1[\s\S]*wang decided/,
      );
      expect(await page.locator('main').innerText()).not.toMatch(/林小满|Withdraw…|not open/);
      await pages.open('/identity');
      await page.locator('[data-doubt="doubt-1"]').waitFor();
      expect(await page.locator('[data-doubt="doubt-1"]').getByRole('button').count()).toBe(0);
    });

    it('are not open to a reader', async () => {
      const { pages } = await stage().visitAs('reader', '/identity/decisions');
      await pages.problem('FORBIDDEN').waitFor();
      expect(await pages.decisions().count()).toBe(0);
    });
  });

  describe('an id', () => {
    it('tells on its entity’s page what became of it, to a reader too', async () => {
      const { page, pages } = await stage().visitAs('reader', '/entities/person/person-1');
      await pages.history().first().waitFor();
      expect(await pages.history().allInnerTexts()).toEqual([
        expect.stringMatching(/20 November 2026[\s\S]*Took in all that was left of[\s\S]*person-merged/),
        expect.stringMatching(/1 November 2026[\s\S]*First given out/),
      ]);
      expect(await page.locator('[data-former]').count()).toBe(0);
    });

    it.each([
      ['person-merged', /was merged into this one on 20 November 2026/],
      ['person-chained', /was merged into another on 10 November 2026[\s\S]*leads here/],
      ['person-split', /was split on 12 November 2026[\s\S]*may now be found in\s+person-7/],
    ])('of old, %s, leads to the entity that lives on and says so', async (id, sentence) => {
      const { page } = await stage().visitAs('reader', `/entities/person/${id}`);
      const note = page.locator(`[data-former="${id}"]`);
      await note.waitFor();
      expect(await note.innerText()).toMatch(sentence);
      expect(new URL(page.url()).pathname).toBe('/console/entities/person/person-1');
      await page.reload();
      await note.waitFor();
    });

    it('whose records are all gone says when, instead of failing', async () => {
      const { page, pages } = await stage().visitAs('reader', '/entities/person/person-gone');
      await pages.history().first().waitFor();
      expect(await page.locator('main').innerText()).toMatch(
        /person-gone[\s\S]*Its records were all deleted[\s\S]*22 November 2026[\s\S]*Its last record was deleted/,
      );
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    });
  });
});
