import { createClientAsync, type Client, type SoapMethod } from 'soap';
import { sourceError, toSourceError } from '../errors/index.ts';
import { HttpClient } from '../http/index.ts';
import { Pages, takeTotal, toSince, toWatermarkNote, type Answer, type Place } from '../pages/index.ts';
import type {
  DatasetRead,
  KeyRead,
  KindReader,
  PageReader,
  ReadingStart,
  Row,
  Source,
} from '../port/index.ts';
import type { SoapDataset, SoapSystem } from './generated/soap.ts';
import { deserializers } from './deserializers.ts';
import { takeElements } from './take-elements.ts';
import { toSoapTransport, type CallOptions } from './soap-transport.ts';

const defaultSize = 500;

export class SoapReader implements KindReader {
  readonly #settings: SoapSystem;
  readonly #http: HttpClient;
  #client: Promise<Client> | undefined;

  constructor(source: Source) {
    this.#settings = source.settings as SoapSystem;
    const { headers, auth } = this.#settings;
    this.#http = new HttpClient({ headers, auth, sockets: source.guard.concurrency });
  }

  openPages(read: DatasetRead, start?: ReadingStart): PageReader {
    const { list } = read.settings as SoapDataset;
    const mark = toSince(read, start);
    const since = list.sinceParam === undefined || mark === undefined ? {} : { [list.sinceParam]: mark };
    return new Pages<number>(1, (place, signal) => this.#askPage({ list, since }, place, signal), {
      from: start?.from,
      toWatermark: toWatermarkNote(read, start),
    });
  }

  async readKeys({ read, keys }: KeyRead, signal: AbortSignal): Promise<Row[]> {
    const { byKeys } = read.settings as SoapDataset;
    if (byKeys === undefined) throw sourceError('SOURCE_REFUSED', 'The dataset has no byKeys.');
    const result = await this.#call(byKeys.operation, { [byKeys.param]: keys }, signal);
    return takeElements(result, { path: byKeys.rows, place: 'by key, ' });
  }

  close(): Promise<void> {
    this.#http.close();
    return Promise.resolve();
  }

  async #askPage(
    { list, since }: { list: SoapDataset['list']; since: Record<string, string> },
    place: Place<number>,
    signal: AbortSignal,
  ): Promise<Answer<number>> {
    const size = list.size ?? defaultSize;
    const args = {
      ...since,
      ...(list.pageParam === undefined ? {} : { [list.pageParam]: place.cursor }),
      ...(list.sizeParam === undefined ? {} : { [list.sizeParam]: size }),
    };
    const result = await this.#call(list.operation, args, signal);
    const total = takeTotal(result, list.totalPath ?? 'total');
    const rows = takeElements(result, { path: list.rows, place: `page ${place.page}, `, total });
    const hasMore =
      rows.length > 0 && (total === undefined ? rows.length >= size : place.read + rows.length < total);
    return { rows, total, next: list.pageParam !== undefined && hasMore ? place.cursor + 1 : undefined };
  }

  async #call(operation: string, args: object, signal: AbortSignal): Promise<unknown> {
    const client = await this.#connect();
    const method = client[operation] as SoapMethod | undefined;
    if (typeof method !== 'function')
      throw sourceError('SOURCE_REFUSED', `The WSDL has no operation ${operation}.`);
    const options: CallOptions = { signal };
    return new Promise((resolve, reject) => {
      method(
        args,
        (error: unknown, result: unknown) => (error ? reject(toSourceError(error)) : resolve(result)),
        options,
      );
    });
  }

  /** The WSDL is read once; a failure is not kept. */
  #connect(): Promise<Client> {
    const { wsdl, endpoint } = this.#settings;
    this.#client ??= createClientAsync(wsdl, {
      endpoint,
      httpClient: toSoapTransport(this.#http),
      disableCache: true,
      handleNilAsNull: true,
      customDeserializer: deserializers,
    }).catch((error: unknown) => {
      this.#client = undefined;
      throw toSourceError(error);
    });
    return this.#client;
  }
}
