import { describe, expect, it } from '@jest/globals';
import { describeOnStage } from './testing/index.ts';

describeOnStage('the console in a real browser', (stage) => {
  describe('signing in', () => {
    it('asks for a token, tells how to get one, and then leads where one meant to go', async () => {
      const { page, pages } = await stage().visit();
      await pages.open('/conflicts');
      expect(await page.locator('main').innerText()).toContain('npx causeway token steward');
      await pages.pasteToken('  Bearer steward\n');
      await pages.conflicts().first().waitFor();
      expect(new URL(page.url()).pathname).toBe('/console/conflicts');
    });

    it('takes the token out of the address and keeps it for this tab only', async () => {
      const { page, pages } = await stage().visitAs('steward', '/search?q=林');
      await pages.hits().first().waitFor();
      expect(page.url()).not.toContain('token');
      await page.reload();
      await pages.hits().first().waitFor();
      const other = await page.context().newPage();
      await other.goto(`${stage().hub.url}/console/`);
      await other.locator('#token').waitFor();
    });

    it('says so when the hub refuses the token, or none was pasted', async () => {
      const { page, pages } = await stage().visitAs('stale', '/');
      await page.getByText('did not accept that token').waitFor();
      await pages.pasteToken('   ');
      await page.getByRole('alert').filter({ hasText: 'Paste a token first' }).waitFor();
    });

    it('forgets the token at sign-out', async () => {
      const { page, pages } = await stage().visitAs('steward', '/');
      await pages.sources().first().waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.reload();
      await page.locator('#token').waitFor();
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    });
  });

  describe('the overview', () => {
    it('shows each source with its state, whose move it is and its figures', async () => {
      const { page, pages } = await stage().visitAs('steward', '/');
      await pages.sources().first().waitFor();
      expect(await pages.sources().count()).toBe(4);
      const water = page.locator('[data-source="water/export"]');
      expect(await water.getAttribute('data-state')).toBe('failed');
      expect(await water.innerText()).toMatch(/Failing[\s\S]*the department’s[\s\S]*7,412/);
      expect(await page.locator('main').innerText()).toMatch(/Open conflicts\s+24[\s\S]*Person\s+20,003/);
    });

    it('opens what is in trouble by itself and the rest on demand', async () => {
      const { page, pages } = await stage().visitAs('steward', '/');
      await pages.datasets().first().waitFor();
      expect(await pages.datasets().count()).toBe(1);
      expect(await pages.datasets().innerText()).toContain('could not be reached');
      await page.getByRole('button', { name: 'Datasets of Register of residents' }).click();
      await page.locator('[data-dataset="residents.register"]').waitFor();
    });

    it('leads from a quarantined figure to the rows, their reasons and the rows themselves', async () => {
      const { page, pages } = await stage().visitAs('steward', '/');
      await page.getByRole('button', { name: 'Show all datasets' }).click();
      await page.locator('[data-dataset="residents.register"] a').click();
      await pages.quarantinedRows().first().waitFor();
      expect(await pages.quarantinedRows().count()).toBe(20);
      expect(await pages.quarantinedRows().nth(1).innerText()).toMatch(
        /no key[\s\S]*is not a date[\s\S]*name is missing/,
      );
      const kinds = page.getByRole('region', { name: 'What there is to mend' });
      expect(await kinds.innerText()).toMatch(/30\s+CSRQ: Is not a date[\s\S]*Rows waiting/);
      await page.locator('summary').first().click();
      expect(await page.locator('pre').first().innerText()).toContain('"CSRQ": "19901332"');
      await pages.nextPage();
      await page.getByText('21–37 of 37').waitFor();
    });
  });

  describe('the tasks', () => {
    it('say what a system no longer sends, whose move it is, whom it hurts and what would fit', async () => {
      const { page } = await stage().visitAs('steward', '/');
      await page.getByRole('link', { name: 'Tasks' }).click();
      const task = page.locator('[data-task="water.accounts"]');
      await task.waitFor();
      expect(await task.innerText()).toMatch(
        /Contract broken[\s\S]*department’s move[\s\S]*account_no is in none of 1000 rows[\s\S]*service-hall/,
      );
      await task.locator('summary').click();
      expect(await task.locator('pre').innerText()).toContain('version: 2.0.0');
      await page.getByText('Closed', { exact: true }).click();
      await page.getByText('No task has been closed yet.').waitFor();
    });
  });

  describe('who is who', () => {
    it('shows a doubt’s records side by side, what speaks for and against, and keeps what is decided', async () => {
      const { page } = await stage().visitAs('steward', '/');
      await page.getByRole('link', { name: 'Identity' }).click();
      const doubt = page.locator('[data-doubt="doubt-1"]');
      await doubt.waitFor();
      expect(await doubt.locator('[data-differs=true]').innerText()).toMatch(/林小满\s+林晓满/);
      await doubt.getByText('What speaks for and against').click();
      await doubt.getByText('Too little speaks for it.').waitFor();
      await doubt.getByText('In figures').click();
      expect(await doubt.locator('[data-step]').count()).toBe(5);
      expect(await doubt.locator('[data-sign=against]').last().innerText()).toMatch(/different[\s\S]*-2.9/);
      await doubt.getByRole('button', { name: 'The same' }).click();
      await doubt.getByText('Write down the reason first.').waitFor();
      await doubt.getByLabel('Reason').fill('refuse');
      await doubt.getByRole('button', { name: 'Different' }).click();
      await doubt.getByText('Earlier decisions say').waitFor();
      await doubt.getByLabel('Reason').fill('Both papers were seen.');
      await doubt.getByRole('button', { name: 'The same' }).click();
      await doubt.getByText('Decided: they are the same.').waitFor();
    });

    it('tells a steward on an entity’s page why its records are one, and a reader nothing', async () => {
      const { page } = await stage().visitAs('steward', '/entities/person/person-1');
      const link = page.locator('[data-link="R-1 W-1"]');
      await link.waitFor();
      expect(await link.innerText()).toMatch(/84%[\s\S]*wang decided[\s\S]*Birth date equal/);
      const { page: theirs } = await stage().visitAs('reader', '/entities/person/person-1');
      await theirs.locator('[data-record]').first().waitFor();
      await theirs.waitForLoadState('networkidle');
      expect(await theirs.locator('[data-link]').count()).toBe(0);
    });
  });

  describe('the search', () => {
    it('is walked through with the keyboard alone, from / to the entity', async () => {
      const { page, pages } = await stage().visitAs('steward', '/');
      await pages.sources().first().waitFor();
      await page.keyboard.press('/');
      await page.locator('#search:focus').waitFor();
      await page.keyboard.type('340302');
      await page.keyboard.press('Enter');
      await pages.hits().first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await pages.attribute('residentId').waitFor();
      expect(await pages.heading().innerText()).toBe('林小满');
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    });

    it('filters by type and turns pages, in the address too', async () => {
      const { page, pages } = await stage().visitAs('steward', '/search?q=1');
      await page.getByText('1–20 of 46').waitFor();
      await pages.nextPage();
      await page.getByText('21–40 of 46').waitFor();
      await page.reload();
      await page.getByText('21–40 of 46').waitFor();
      await pages.previousPage();
      await page.getByText('1–20 of 46').waitFor();
      await page.getByText('Vehicle', { exact: true }).first().click();
      await page.getByText('1 found').waitFor();
      expect(new URL(page.url()).searchParams.get('type')).toBe('vehicle');
      expect(await pages.hits().innerText()).toContain('皖C12345');
    });

    it('says what to try when nothing is found', async () => {
      const { page } = await stage().visitAs('steward', '/search?q=nobody');
      await page.getByText('Nothing is known under “nobody”.').waitFor();
      await page.getByText('another spelling').waitFor();
    });
  });

  describe('the page of an entity', () => {
    it('shows a value with its source, and a dispute with all sides next to each other', async () => {
      const { page, pages } = await stage().visitAs('steward', '/entities/person/person-1');
      const birth = pages.attribute('birthDate');
      await birth.waitFor();
      expect(await birth.getAttribute('data-disputed')).toBe('true');
      expect(await birth.innerText()).toMatch(
        /1 Jan 1990[\s\S]*disputed[\s\S]*Register of residents[\s\S]*74%/,
      );
      const sides = page.getByRole('list', { name: 'All values of Birth date' }).getByRole('listitem');
      expect(await sides.count()).toBe(2);
      expect(await sides.nth(0).innerText()).toMatch(
        /served value[\s\S]*Register of residents[\s\S]*Insured persons/,
      );
      expect(await sides.nth(1).innerText()).toMatch(
        /1 Oct 1990[\s\S]*Health files[\s\S]*Water accounts[\s\S]*copy of/,
      );
      await page.getByRole('button', { name: '2 other sources agree' }).click();
      await page.getByRole('list', { name: 'All values of Resident id' }).waitFor();
    });

    it('names the source that did not answer and the age of its copy', async () => {
      const { pages } = await stage().visitAs('steward', '/entities/person/person-1');
      await pages.missedNote().waitFor();
      expect(await pages.missedNote().innerText()).toMatch(
        /Water accounts \(water\) did not answer in time\. Showing the copy of .*\d\d:\d\d\./,
      );
    });

    it('groups the member records by department and links what is related', async () => {
      const { page, pages } = await stage().visitAs('steward', '/entities/person/person-1');
      await pages.records().first().waitFor();
      expect(await pages.records().count()).toBe(5);
      expect(await page.locator('[data-department="clinics"] [data-record]').count()).toBe(2);
      expect(await page.locator('main').innerText()).toContain(
        'No source knows: Pension status, Date of death',
      );
      await pages.conflicts().first().waitFor();
      expect(await pages.relation('vehicles').getAttribute('href')).toBe(
        '/console/entities/vehicle/vehicle-1',
      );
    });

    it('says so when the hub knows no such entity', async () => {
      const { pages, page } = await stage().visitAs('steward', '/entities/person/nobody');
      await page.getByText('No such entity').waitFor();
      expect(await pages.attribute('name').count()).toBe(0);
    });
  });

  describe('the conflicts', () => {
    it('show who says what, and lead to the entity', async () => {
      const { page, pages } = await stage().visitAs('steward', '/conflicts');
      await pages.conflicts().first().waitFor();
      expect(await pages.conflicts().first().innerText()).toMatch(
        /林小满[\s\S]*Pension paid after death[\s\S]*1 Jan 1990[\s\S]*Register of residents[\s\S]*1 Oct 1990[\s\S]*Health files/,
      );
      await page.getByText('1–20 of 24').waitFor();
      await page.getByRole('link', { name: '林小满' }).click();
      await pages.attribute('birthDate').waitFor();
    });

    it('are filtered by state, type and rule', async () => {
      const { page, pages } = await stage().visitAs('steward', '/conflicts');
      await page.getByRole('button', { name: 'Birth dates agree' }).first().click();
      await page.locator('[data-conflict] button').first().waitFor({ state: 'detached' });
      expect(await pages.conflicts().count()).toBe(16);
      expect(new URL(page.url()).search).toBe('?type=person&rule=birth-date-equal');
      await page.getByText('Closed', { exact: true }).click();
      await page.getByRole('columnheader', { name: 'Closed' }).waitFor();
      // The column is there before the answer is.
      await page.waitForFunction('document.querySelectorAll("[data-conflict]").length === 2');
      await page.getByText('Vehicle', { exact: true }).click();
      await page.getByRole('button', { name: 'Clear the filters' }).click();
      await pages.conflicts().first().waitFor();
      expect(await pages.conflicts().count()).toBe(3);
    });
  });
});
