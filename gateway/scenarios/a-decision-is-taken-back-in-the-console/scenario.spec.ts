import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ConsolePages, describeInBrowser, openBrowser } from '../../../console/testing/index.ts';
import { startTwoDesks, waitFor } from '../harness/index.ts';
import type { TwoDesks } from '../harness/index.ts';

interface Person {
  readonly id: string;
  readonly records: readonly { readonly key: string }[];
}

describeInBrowser('a decision is taken back in the console', () => {
  let desks: TwoDesks;
  let browser: Browser;
  /** Under which ids the two records of the doubt are served before anybody decides. */
  let before: { P2: string; W4: string };
  let merged: string;
  const complaints: string[] = [];

  async function visit(path: string): Promise<{ page: Page; pages: ConsolePages }> {
    const context = await browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(45_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    const pages = new ConsolePages(page, desks.url);
    await pages.open(path, desks.token('steward'));
    return { page, pages };
  }

  const recordsOn = async (id: string) => {
    const { pages } = await visit(`/entities/person/${id}`);
    await pages.records().first().waitFor();
    const records = await pages.records().all();
    return Promise.all(records.map((record) => record.getAttribute('data-record')));
  };

  async function findHolder(key: string): Promise<string | undefined> {
    const { nodes } = await desks.get<{ nodes: Person[] }>(
      '{ persons(first: 9) { nodes { id records { key } } } }',
    );
    return nodes.find(({ records }) => records.some((record) => record.key === key))?.id;
  }

  const getHolder = (key: string) => waitFor(() => findHolder(key));

  beforeAll(async () => {
    [desks, browser] = await Promise.all([startTwoDesks(), openBrowser()]);
    await desks.push('police/persons', [
      { no: 'P2', name: '李娜', id: '340321198506150026', born: '1985-06-15', phone: '13955211002' },
    ]);
    const rows = [
      { no: 'W4', name: '赵强', born: '1960-03-03', phone: '13955211002' },
      { no: 'W5', name: '周敏', born: '1972-07-07', phone: '13955217777' },
    ];
    await desks.push('water/accounts', rows);
    await waitFor(async () => {
      const tasks = await desks.get<{ totalCount: number }>('{ identityTasks { totalCount } }');
      return tasks.totalCount > 0 ? tasks : undefined;
    });
    before = { P2: await getHolder('P2'), W4: await getHolder('W4') };
  }, 300_000);
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await desks?.close();
    expect(complaints).toEqual([]);
  });

  it('once a doubt is decided, the decision is listed and the two records are on one page', async () => {
    const { page, pages } = await visit('/identity');
    const doubt = page.locator('[data-doubt]').filter({ hasText: 'W4' });
    await doubt.getByLabel('Reason').fill('She changed her name: the old papers were seen.');
    await doubt.getByRole('button', { name: 'The same' }).click();
    await doubt.getByRole('link', { name: 'All decisions' }).click();
    await pages.decisions().first().waitFor();
    expect(await pages.decisions().allInnerTexts()).toEqual([
      expect.stringMatching(/The same[\s\S]*Stands[\s\S]*police[\s\S]*P2[\s\S]*steward decided: She changed/),
    ]);
    const [one, other] = [await getHolder('P2'), await getHolder('W4')];
    expect(one).toBe(other);
    merged = one === before.P2 ? before.W4 : before.P2;
    expect((await recordsOn(one)).sort()).toEqual(['police.persons P2', 'water.accounts W4']);
  });

  it('meanwhile the id that was merged leads to the other one, and says so', async () => {
    const { page } = await visit(`/entities/person/${merged}`);
    const note = page.locator(`[data-former="${merged}"]`);
    await note.waitFor();
    expect(await note.innerText()).toMatch(/was merged into this one on \d/);
    await page.locator('[data-event="absorbed"]').filter({ hasText: merged }).waitFor();
  });

  it('when it is withdrawn, the page says what came of it, and the records are apart', async () => {
    const { page, pages } = await visit('/identity/decisions');
    await pages.decisions().getByRole('button', { name: 'Withdraw…' }).click();
    await pages.decisions().getByLabel('Reason').fill('The papers were another’s.');
    await pages.decisions().getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByText('By what the hub finds itself, the two are different.').waitFor();
    await page.getByText('No decision stands.').waitFor();
    await page.getByText('All', { exact: true }).click();
    await page.getByText('steward withdrew it: The papers were another’s.').waitFor();
    expect({ P2: await getHolder('P2'), W4: await getHolder('W4') }).toEqual(before);
    expect(await recordsOn(before.P2)).toEqual(['police.persons P2']);
    expect(await recordsOn(before.W4)).toEqual(['water.accounts W4']);
    const { pages: again } = await visit(`/entities/person/${merged}`);
    await again.history().first().waitFor();
    expect(await again.history().first().getAttribute('data-event')).toBe('revived');
  });

  it('and an id whose last record is deleted says when', async () => {
    const id = await getHolder('W4');
    await desks.push(
      'water/accounts',
      [{ no: 'W5', name: '周敏', born: '1972-07-07', phone: '13955217777' }],
      '?extent=whole',
    );
    await waitFor(async () => {
      const { status } = await desks.get<{ status: string }>(`{ entityHistory(id: "${id}") { status } }`);
      return status === 'GONE' ? status : undefined;
    });
    const { page, pages } = await visit(`/entities/person/${id}`);
    await pages.history().first().waitFor();
    expect(await pages.history().first().getAttribute('data-event')).toBe('emptied');
    expect(await page.locator('main').innerText()).toContain('Its records were all deleted');
  });
});
