import { sourceError } from '../errors/index.ts';
import { askJson, askJsonAnswer, HttpClient } from '../http/index.ts';
import {
  Pages,
  takeRows,
  takeTotal,
  toSince,
  toWatermarkNote,
  type Answer,
  type Place,
} from '../pages/index.ts';
import type {
  DatasetRead,
  KeyRead,
  KindReader,
  PageReader,
  ReadingStart,
  Row,
  Source,
} from '../port/index.ts';
import type { RestDataset, RestSystem } from './generated/rest.ts';
import { toPageStyle, type Cursor, type PageStyle } from './page-styles.ts';

interface Question {
  settings: RestDataset;
  style: PageStyle;
  since: Record<string, string>;
}

export class RestReader implements KindReader {
  readonly #client: HttpClient;
  readonly #base: string;

  constructor(source: Source) {
    const { url, headers, auth } = (source.settings as RestSystem).connection;
    this.#base = url.replace(/\/$/, '');
    this.#client = new HttpClient({ headers, auth, sockets: source.guard.concurrency });
  }

  openPages(read: DatasetRead, start?: ReadingStart): PageReader {
    const settings = read.settings as RestDataset;
    const style = toPageStyle(settings.page);
    const since = toSinceParams(settings, toSince(read, start));
    return new Pages<Cursor>(
      style.first,
      (place, signal) => this.#askPage({ settings, style, since }, place, signal),
      { from: start?.from, toWatermark: toWatermarkNote(read, start) },
    );
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

  async #askPage(
    { settings, style, since }: Question,
    place: Place<Cursor>,
    signal: AbortSignal,
  ): Promise<Answer<Cursor>> {
    const isLinked = style.isAddress && typeof place.cursor === 'string';
    const url = isLinked
      ? String(place.cursor)
      : this.#url(settings.path, { ...since, ...style.toParams(place) });
    const answer = await askJsonAnswer(this.#client, { method: 'GET', url }, signal);
    const rows = takeRows(answer.json, settings.rows, `page ${place.page}, `);
    const total = takeTotal(answer.json, settings.page?.totalPath);
    return { rows, total, next: style.toNext({ place, answer, url, count: rows.length, total }) };
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

/** A source that is not told since when answers everything, which is right too. */
function toSinceParams({ since }: RestDataset, mark: string | undefined): Record<string, string> {
  return since === undefined || mark === undefined ? {} : { [since.param]: mark };
}
