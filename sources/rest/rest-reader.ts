import { sourceError } from '../errors/index.ts';
import { askJson, HttpClient } from '../http/index.ts';
import { Pages, takeRows, takeTotal, type Place } from '../pages/index.ts';
import type { DatasetRead, KeyRead, KindReader, PageReader, Row, Source } from '../port/index.ts';
import type { RestDataset, RestSystem } from './generated/rest.ts';
import { toPageStyle, type Cursor } from './page-styles.ts';

export class RestReader implements KindReader {
  readonly #client: HttpClient;
  readonly #base: string;

  constructor(source: Source) {
    const { connection } = source.settings as RestSystem;
    this.#base = connection.url.replace(/\/$/, '');
    this.#client = new HttpClient(connection.headers, source.guard.concurrency);
  }

  openPages(read: DatasetRead): PageReader {
    const settings = read.settings as RestDataset;
    const style = toPageStyle(settings.page);
    return new Pages<Cursor>(style.first, async (place: Place<Cursor>, signal) => {
      const url = this.#url(settings.path, style.toParams(place));
      const answer = await askJson(this.#client, { method: 'GET', url }, signal);
      const rows = takeRows(answer, settings.rows, `page ${place.page}, `);
      const total = takeTotal(answer, settings.page?.totalPath);
      return { rows, total, next: style.toNext({ place, answer, count: rows.length, total }) };
    });
  }

  async readKeys({ read, keys }: KeyRead, signal: AbortSignal): Promise<Row[]> {
    const { byKeys, rows } = read.settings as RestDataset;
    if (byKeys === undefined) throw sourceError('SOURCE_REFUSED', 'The dataset has no byKeys.');
    const answer = await askJson(this.#client, this.#keyQuestion(byKeys, keys), signal);
    return takeRows(answer, byKeys.rows ?? rows, 'by key, ');
  }

  close(): Promise<void> {
    this.#client.close();
    return Promise.resolve();
  }

  #keyQuestion(byKeys: NonNullable<RestDataset['byKeys']>, keys: readonly string[]) {
    if (byKeys.method === 'POST') {
      const json = { [byKeys.body ?? 'keys']: keys };
      return { method: 'POST' as const, url: this.#url(byKeys.path, {}), json };
    }
    const params = { [byKeys.param ?? 'keys']: keys.join(byKeys.separator ?? ',') };
    return { method: 'GET' as const, url: this.#url(byKeys.path, params) };
  }

  #url(path: string, params: Record<string, string>): string {
    const url = new URL(this.#base + path);
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
    return url.href;
  }
}
