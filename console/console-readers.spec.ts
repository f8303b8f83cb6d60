import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { describeOnStage } from './testing/index.ts';

describeOnStage('the console for whoever opens it', (stage) => {
  describe('a reader', () => {
    it('searches and reads entities, and is told kindly what is not open', async () => {
      const { page, pages } = await stage().visitAs('reader', '/search?q=林');
      await pages.hits().first().click();
      await pages.attribute('name').waitFor();
      await page.getByText('Not open to your client.').waitFor();
      expect(await pages.attribute('name').innerText()).toContain('residents.register');
      await pages.open('/conflicts');
      await pages.problem('FORBIDDEN').waitFor();
      expect(await pages.conflicts().count()).toBe(0);
      expect(await page.locator('main').innerText()).not.toMatch(/Try again|c-1/);
      await pages.open('/');
      await pages.problem('FORBIDDEN').waitFor();
      expect(await page.locator('main').innerText()).toMatch(/Person\s+20,003/);
    });
  });

  describe('its languages', () => {
    it('begin with the browser’s, and the choice is remembered', async () => {
      const { page, pages } = await stage().visitAs('steward', '/', { locale: 'zh-CN' });
      await page.getByRole('heading', { name: '总览' }).waitFor();
      expect(await pages.language()).toBe('zh-CN');
      expect(await page.locator('[data-source="clinics/records"]').innerText()).toContain('健康档案');
      await pages.switchLanguage();
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
      expect(await pages.language()).toBe('en');
    });

    it('leave no English word in a Chinese page but what the hub says', async () => {
      const { page, pages } = await stage().visitAs('steward', '/entities/person/person-1', {
        locale: 'zh-CN',
      });
      await pages.attribute('name').waitFor();
      await pages.conflicts().first().waitFor();
      await page.locator('[data-link]').first().waitFor();
      expect(await page.locator('main').innerText()).toMatch(/1990年1月1日[\s\S]*1990年10月1日/);
      expect(await page.locator('h2').allInnerTexts()).toEqual([
        '属性',
        '成员记录',
        '为何这些记录是同一个',
        '此编号的沿革',
        '数据冲突',
        '关联',
      ]);
    });
  });

  describe('someone who hears the page', () => {
    it.each([
      '/',
      '/search?q=林',
      '/entities/person/person-1',
      '/conflicts',
      '/identity',
      '/identity/decisions',
      '/entities/person/person-split',
      '/quarantine?dataset=residents.register',
    ])('is told one heading and a name for whatever can be used on %s', async (path) => {
      const { page, pages } = await stage().visitAs('steward', path);
      await pages.heading().waitFor();
      await page.waitForLoadState('networkidle');
      const heard = await page.locator('body').ariaSnapshot();
      expect(heard.match(/- heading .*\[level=1\]/g)).toHaveLength(1);
      expect(heard).toMatch(/- main/);
      const nameless = /^\s*- (button|link|textbox|searchbox|combobox|radio)\b(?! ")/;
      expect(heard.split('\n').filter((line) => nameless.test(line))).toEqual([]);
    });
  });

  describe('on poor lines and small screens', () => {
    it('keeps the page when the hub goes away, says so, and goes on when it is back', async () => {
      const { page, pages } = await stage().visitAs('steward', '/conflicts');
      await pages.conflicts().first().waitFor();
      await page.context().setOffline(true);
      await page.getByText('Closed', { exact: true }).click();
      await pages.problem('UNREACHABLE').waitFor();
      await page.context().setOffline(false);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('columnheader', { name: 'Closed' }).waitFor();
    });

    it.each([
      '/',
      '/search?q=林',
      '/entities/person/person-1',
      '/conflicts',
      '/identity',
      '/identity/decisions',
      '/entities/person/person-split',
      '/quarantine?dataset=residents.register',
    ])('fits %s into 360 px without scrolling sideways', async (path) => {
      const { page, pages } = await stage().visitAs('steward', path, {
        viewport: { width: 360, height: 700 },
      });
      await pages.heading().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });

    it('sends at most 170 kB of compressed scripts before the overview, all from the hub itself', async () => {
      const { page, pages } = await stage().visit();
      const sizes: Promise<number>[] = [];
      const hosts = new Set<string>();
      page.on('response', (response) => {
        hosts.add(new URL(response.url()).origin);
        if (response.url().endsWith('.js')) sizes.push(response.body().then((body) => gzipSync(body).length));
      });
      await pages.open('/', 'steward');
      await pages.sources().first().waitFor();
      const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      expect([...hosts]).toEqual([stage().hub.url]);
      expect(total).toBeGreaterThan(50_000);
      expect(total).toBeLessThan(170_000);
    });
  });
});
