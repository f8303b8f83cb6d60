import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ConsolePages, describeInBrowser, openBrowser } from '../../../console/testing/index.ts';
import { showcase, startTestCity } from '../harness/index.ts';
import type { TestCity } from '../harness/index.ts';

describeInBrowser('the console over a whole hub', () => {
  let city: TestCity;
  let browser: Browser;
  const opened: Page[] = [];
  const complaints: string[] = [];

  async function visit(client: string, path: string): Promise<{ page: Page; pages: ConsolePages }> {
    const page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    opened.push(page);
    const pages = new ConsolePages(page, city.url);
    await pages.open(path, city.token(client));
    return { page, pages };
  }

  beforeAll(async () => {
    [city, browser] = await Promise.all([startTestCity(), openBrowser()]);
  }, 300_000);
  afterEach(() => Promise.all(opened.splice(0).map((page) => page.close())));
  afterAll(async () => {
    await browser?.close();
    await city?.close();
    expect(complaints).toEqual([]);
  });

  it('shows the steward every source with its datasets', async () => {
    const { pages } = await visit('steward', '/');
    await pages.sources().first().waitFor();
    expect(await pages.sources().count()).toBe(10);
  });

  it('finds a person and shows where each value comes from', async () => {
    const { pages } = await visit('service-hall', '/search');
    await pages.search(showcase.residentId);
    await pages.hits().first().click();
    await pages.attribute('name').waitFor();
    expect(await pages.attribute('residentId').innerText()).toContain(showcase.residentId);
    expect(await pages.records().count()).toBeGreaterThanOrEqual(5);
    expect(await pages.relation('vehicles').count()).toBeGreaterThanOrEqual(1);
  });

  it('says on the page of a person that a source did not answer, and shows its copy', async () => {
    await city.systems.health.ask({ misbehave: 'down' });
    const { pages } = await visit('service-hall', `/search?q=${showcase.residentId}`);
    await pages.hits().first().click();
    await pages.missedNote().waitFor();
    expect(await pages.attribute('bloodType').innerText()).toMatch(/\b(A|B|AB|O)\b/);
    await city.systems.health.ask({ misbehave: 'ok' });
  });

  it('lists what disagrees, and leads to it', async () => {
    const { page, pages } = await visit('steward', '/conflicts');
    await pages.conflicts().first().waitFor();
    await pages.conflicts().first().getByRole('link').first().click();
    await page.locator('[data-attribute]').first().waitFor();
    // The page asks for its conflicts after it has shown the entity.
    await pages.conflicts().first().waitFor();
  });

  it('shows a department why its rows wait in quarantine', async () => {
    const { pages } = await visit('steward', '/quarantine?dataset=water.accounts');
    await pages.quarantinedRows().first().waitFor();
    expect(await pages.quarantinedRows().count()).toBeGreaterThanOrEqual(1);
  });
});
