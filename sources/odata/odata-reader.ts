import { explainedError, toStatusError } from '../errors/index.ts';
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
import { readPath, toForeignName } from '../shaping/index.ts';
import type { OdataDataset, OdataSystem } from './generated/odata.ts';
import { toLiteral, toLiteralType } from './literal.ts';
import { readMetadata, type OdataMetadata } from './metadata/index.ts';
import { toKeyFilter } from './key-filter.ts';
import { toSelect } from './to-select.ts';

type Cursor = string | number | null;

interface Question {
  read: DatasetRead;
  settings: OdataDataset;
  since: string | undefined;
}

const defaultSize = 500;

export class OdataReader implements KindReader {
  readonly #client: HttpClient;
  readonly #root: string;
  #metadata: Promise<OdataMetadata> | undefined;

  constructor(source: Source) {
    const { url, headers, auth } = (source.settings as OdataSystem).connection;
    this.#root = url.replace(/\/$/, '');
    const versions = { 'odata-version': '4.0', 'odata-maxversion': '4.01', ...headers };
    this.#client = new HttpClient({ headers: versions, auth, sockets: source.guard.concurrency });
  }

  openPages(read: DatasetRead, start?: ReadingStart): PageReader {
    const settings = read.settings as OdataDataset;
    const question = { read, settings, since: toSince(read, start) };
    const first = settings.paging === 'skip' ? 0 : null;
    return new Pages<Cursor>(first, (place, signal) => this.#askPage(question, place, signal), {
      from: start?.from,
      toWatermark: toWatermarkNote(read, start),
    });
  }

  /** One request; a service that cuts even this answer into pages is asked for fewer keys by whoever asks. */
  async readKeys({ read, foreignKeys, keys }: KeyRead, signal: AbortSignal): Promise<Row[]> {
    const settings = read.settings as OdataDataset;
    const types = await this.#typesOf(settings, signal);
    const filter = toKeyFilter({ foreignKeys, keys, types, style: settings.keysBy ?? 'or' });
    const url = this.#url(read, { filters: [settings.filter, filter] });
    const answer = await this.#ask(url, Math.max(keys.length, defaultSize), signal);
    if (readPath(answer, '@odata.nextLink') !== undefined)
      throw explainedError('SOURCE_REFUSED', 'it cuts the answer to a question for keys into pages');
    return takeRows(answer, 'value', 'by key, ').map(withoutAnnotations);
  }

  close(): Promise<void> {
    this.#client.close();
    return Promise.resolve();
  }

  async #askPage(question: Question, place: Place<Cursor>, signal: AbortSignal): Promise<Answer<Cursor>> {
    const { settings } = question;
    const size = settings.size ?? defaultSize;
    const url =
      typeof place.cursor === 'string' ? place.cursor : await this.#firstUrl(question, place, signal);
    const answer = await this.#ask(url, size, signal);
    const rows = takeRows(answer, 'value', `page ${place.page}, `).map(withoutAnnotations);
    const total = takeTotal(answer, '@odata.count');
    const linked = toNextUrl(readPath(answer, '@odata.nextLink'), url);
    const skipped = settings.paging === 'skip' && rows.length >= size ? place.read + rows.length : undefined;
    return { rows, total, next: linked ?? skipped };
  }

  async #firstUrl(
    { read, settings, since }: Question,
    place: Place<Cursor>,
    signal: AbortSignal,
  ): Promise<string> {
    const changed = since === undefined ? undefined : await this.#toSinceFilter(read, since, signal);
    const skip = { $top: String(settings.size ?? defaultSize), $skip: String(place.cursor ?? 0) };
    const params = settings.paging === 'skip' ? skip : {};
    return this.#url(read, { filters: [settings.filter, changed], params: { $count: 'true', ...params } });
  }

  async #toSinceFilter(read: DatasetRead, since: string, signal: AbortSignal): Promise<string | undefined> {
    if (read.reading?.mode !== 'watermark') return undefined;
    const field = toForeignName(read, read.reading.field);
    const types = await this.#typesOf(read.settings as OdataDataset, signal);
    return `${field.replaceAll('.', '/')} ge ${toLiteral(since, toLiteralType(types.get(field)))}`;
  }

  #url(
    read: DatasetRead,
    { filters, params = {} }: { filters: (string | undefined)[]; params?: Record<string, string> },
  ): string {
    const { entitySet, expand } = read.settings as OdataDataset;
    const given = filters.filter((filter) => filter !== undefined);
    const filter = given.length > 1 ? given.map((one) => `(${one})`).join(' and ') : given[0];
    const select = toSelect(read);
    const query = {
      ...(filter !== undefined && { $filter: filter }),
      ...(select !== undefined && { $select: select }),
      ...(expand !== undefined && { $expand: expand }),
      ...params,
    };
    // Services of several houses do not read a plus as a blank.
    const text = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return `${this.#root}/${entitySet}${text.length > 0 ? `?${text.join('&')}` : ''}`;
  }

  async #ask(url: string, size: number, signal: AbortSignal): Promise<unknown> {
    const headers = {
      prefer: `odata.maxpagesize=${size}`,
      accept: 'application/json;odata.metadata=minimal',
    };
    return askJson(this.#client, { method: 'GET', url, headers }, signal);
  }

  /** Types of the set's properties; `$metadata` is read once, and a failure is not kept. */
  async #typesOf({ entitySet }: OdataDataset, signal: AbortSignal): Promise<Map<string, string>> {
    this.#metadata ??= this.#readMetadata(signal).catch((error: unknown) => {
      this.#metadata = undefined;
      throw error;
    });
    const { entitySets } = await this.#metadata;
    const set = entitySets.find(({ name }) => name === entitySet);
    if (set === undefined) throw explainedError('SOURCE_REFUSED', `it has no entity set ${entitySet}`);
    return new Map(set.properties.map(({ name, type }) => [name, type]));
  }

  async #readMetadata(signal: AbortSignal): Promise<OdataMetadata> {
    const question = {
      method: 'GET' as const,
      url: `${this.#root}/$metadata`,
      headers: { accept: 'application/xml' },
    };
    const { status, body } = await this.#client.send(question, signal);
    if (status !== 200) throw toStatusError(status, body);
    return readMetadata(body);
  }
}

/** Control information is about the answer, not of the row (OData JSON Format 4.01 §4.6). */
function withoutAnnotations({ value, position }: Row): Row {
  const own = Object.entries(value).filter(([name]) => !name.includes('@'));
  return { value: Object.fromEntries(own), position };
}

/** Credentials go with each question, so no answer may send them elsewhere. */
function toNextUrl(link: unknown, url: string): string | undefined {
  if (link === undefined || link === null) return undefined;
  const next = typeof link === 'string' ? URL.parse(link, url) : null;
  if (next === null || next.origin !== new URL(url).origin)
    throw explainedError('SOURCE_RUBBISH', 'its link to the next page leads to another host', link);
  return next.href;
}
