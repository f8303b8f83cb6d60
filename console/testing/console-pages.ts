import type { Locator, Page } from 'playwright-core';

/**
 * The console as a person uses it, in any language and any city: what is clicked and read is found by role or by what
 * it stands for, never by its wording.
 */
export class ConsolePages {
  private readonly page: Page;
  private readonly url: string;

  /** `url` is the hub's, without a path. */
  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  /** Opens a page, e.g. `/search?q=x`, signed in by a token in the address when one is given. */
  async open(path = '/', token?: string): Promise<void> {
    await this.page.goto(`${this.url}/console${path}${token === undefined ? '' : `#token=${token}`}`);
  }

  async pasteToken(token: string): Promise<void> {
    await this.page.locator('#token').fill(token);
    await this.page.locator('form button[type=submit]').click();
  }

  heading(): Locator {
    return this.page.locator('h1');
  }

  sources(): Locator {
    return this.page.locator('[data-source]');
  }

  datasets(): Locator {
    return this.page.locator('[data-dataset]');
  }

  /** Types into the one box and presses Enter. */
  async search(text: string): Promise<void> {
    await this.page.locator('#search').fill(text);
    await this.page.locator('#search').press('Enter');
  }

  hits(): Locator {
    return this.page.locator('[data-hits] a');
  }

  attribute(name: string): Locator {
    return this.page.locator(`[data-attribute="${name}"]`);
  }

  records(): Locator {
    return this.page.locator('[data-record]');
  }

  relation(name: string): Locator {
    return this.page.locator(`[data-relation="${name}"] a`);
  }

  conflicts(): Locator {
    return this.page.locator('[data-conflict]');
  }

  decisions(): Locator {
    return this.page.locator('[data-decision]');
  }

  /** What became of an entity's id, the newest first. */
  history(): Locator {
    return this.page.locator('[data-event]');
  }

  quarantinedRows(): Locator {
    return this.page.locator('[data-position]');
  }

  /** The note that some sources did not answer and copies are shown. */
  missedNote(): Locator {
    return this.page.locator('[data-missed]');
  }

  problem(code: string): Locator {
    return this.page.locator(`[data-problem="${code}"]`);
  }

  async nextPage(): Promise<void> {
    await this.page.locator('nav button').last().click();
  }

  async previousPage(): Promise<void> {
    await this.page.locator('nav button').first().click();
  }

  /** Switches to the other of the two languages. */
  async switchLanguage(): Promise<void> {
    await this.page.locator('button[lang]').click();
  }

  async language(): Promise<string | null> {
    return this.page.locator('html').getAttribute('lang');
  }
}
