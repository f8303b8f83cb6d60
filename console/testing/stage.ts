import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildConsole } from './build-console.ts';
import { ConsolePages } from './console-pages.ts';
import { openBrowser } from './open-browser.ts';
import { startSampleHub, type SampleHub } from './sample-hub.ts';

export interface Visit {
  page: Page;
  pages: ConsolePages;
}

/** The built console on a sample hub, and visitors with a browser of their own each. */
export class Stage {
  /** Messages of errors that no page caught: there should be none. */
  readonly broken: string[] = [];
  readonly hub: SampleHub;
  private readonly browser: Browser;
  private readonly folder: string;

  private constructor(hub: SampleHub, browser: Browser, folder: string) {
    this.hub = hub;
    this.browser = browser;
    this.folder = folder;
  }

  static async open(): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-console-'));
    await buildConsole(folder);
    return new Stage(await startSampleHub(folder), await openBrowser(), folder);
  }

  /** Nothing is shared with the visit before; a British reader unless said otherwise. */
  async visit(options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.browser.newContext({ locale: 'en-GB', ...options });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.broken.push(error.message));
    return { page, pages: new ConsolePages(page, this.hub.url) };
  }

  /** Opens `path` with a token of the sample hub: `steward`, `auditor` or `reader`. */
  async visitAs(token: string, path: string, options?: BrowserContextOptions): Promise<Visit> {
    const visited = await this.visit(options);
    await visited.pages.open(path, token);
    return visited;
  }

  async endVisits(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.hub.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
