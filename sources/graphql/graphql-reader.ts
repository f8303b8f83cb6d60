import { sourceError } from '../errors/index.ts';
import { askJson, HttpClient } from '../http/index.ts';
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
import { readPath } from '../shaping/index.ts';
import type { GraphqlDataset, GraphqlSystem } from './generated/graphql.ts';

type Cursor = string | number | null;

const defaultSize = 500;

export class GraphqlReader implements KindReader {
  readonly #client: HttpClient;
  readonly #url: string;

  constructor(source: Source) {
    const { connection } = source.settings as GraphqlSystem;
    this.#url = connection.url;
    this.#client = new HttpClient({ ...connection, sockets: source.guard.concurrency });
  }

  openPages(read: DatasetRead, start?: ReadingStart): PageReader {
    const settings = read.settings as GraphqlDataset;
    const since = toSinceVariable(settings, toSince(read, start));
    return new Pages<Cursor>(null, (place, signal) => this.#askPage({ settings, since }, place, signal), {
      from: start?.from,
      toWatermark: toWatermarkNote(read, start),
    });
  }

  async readKeys({ read, keys }: KeyRead, signal: AbortSignal): Promise<Row[]> {
    const { byKeys } = read.settings as GraphqlDataset;
    if (byKeys === undefined) throw sourceError('SOURCE_REFUSED', 'The dataset has no byKeys.');
    const data = await this.#ask(byKeys.query, { [byKeys.variable]: keys }, signal);
    return takeRows(data, byKeys.rows, 'by key, ');
  }

  close(): Promise<void> {
    this.#client.close();
    return Promise.resolve();
  }

  async #askPage(
    { settings, since }: { settings: GraphqlDataset; since: Record<string, string | number> },
    place: Place<Cursor>,
    signal: AbortSignal,
  ): Promise<Answer<Cursor>> {
    const { query, rows, page } = settings;
    const paging = page === undefined ? {} : { first: page.size ?? defaultSize, after: place.cursor };
    const data = await this.#ask(query, { ...since, ...paging }, signal);
    return {
      rows: takeRows(data, rows, `page ${place.page}, `),
      total: takeTotal(data, page?.totalPath),
      next: page === undefined ? undefined : toNext(data, page),
    };
  }

  /** @throws CausewayError SOURCE_REFUSED for errors of GraphQL: half an answer is none */
  async #ask(query: string, variables: Record<string, unknown>, signal: AbortSignal): Promise<unknown> {
    const answer = await askJson(
      this.#client,
      { method: 'POST', url: this.#url, json: { query, variables } },
      signal,
    );
    const errors = readPath(answer, 'errors');
    if (Array.isArray(errors) && errors.length > 0) {
      throw sourceError('SOURCE_REFUSED', JSON.stringify(errors).slice(0, 2000));
    }
    return readPath(answer, 'data');
  }
}

function toNext(
  data: unknown,
  { nextPath, morePath }: NonNullable<GraphqlDataset['page']>,
): Cursor | undefined {
  if (morePath !== undefined && readPath(data, morePath) !== true) return undefined;
  const next = readPath(data, nextPath);
  return next === null || next === undefined || next === '' ? undefined : (next as Cursor);
}

/** A source that is not told since when answers everything, which is right too. */
function toSinceVariable(
  { since }: GraphqlDataset,
  mark: string | undefined,
): Record<string, string | number> {
  if (since === undefined || mark === undefined) return {};
  return { [since.variable]: since.type === 'number' ? Number(mark) : mark };
}
