import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { errorCodeOf, sourceError, toSourceError } from '../errors/index.ts';
import { toAuthorization, type Authorization, type AuthSettings } from './authorization.ts';
import { readBody } from './read-body.ts';

export interface HttpQuestion {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface HttpAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface HttpSettings {
  /** Sent with each question. */
  headers?: Record<string, string> | undefined;
  auth?: AuthSettings | undefined;
  /** Sockets at the same time. */
  sockets?: number;
}

/**
 * HTTP towards one department. Sockets are its own, so that closing it ends them; redirects are not followed, so that
 * no secret header goes to another host.
 */
export class HttpClient {
  readonly #agents: { http: HttpAgent; https: HttpsAgent };
  readonly #headers: Record<string, string>;
  readonly #authorization: Authorization | undefined;

  constructor({ headers = {}, auth, sockets = 8 }: HttpSettings = {}) {
    const options = { keepAlive: true, maxSockets: sockets };
    this.#agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
    this.#headers = headers;
    this.#authorization = toAuthorization(auth, (question, signal) => this.#sendPlain(question, signal));
  }

  /** @throws CausewayError SOURCE_UNREACHABLE, or SOURCE_RUBBISH for an answer without end; the signal's reason */
  async send(question: HttpQuestion, signal?: AbortSignal): Promise<HttpAnswer> {
    const authorization = this.#authorization;
    if (authorization === undefined) return this.#sendOwn(question, signal);
    const authorized = await authorization.authorize(question, signal);
    const answer = await this.#sendOwn(authorized, signal);
    // A token may be taken back before its time: one more try with a new one.
    if (answer.status !== 401 || !authorization.forget(authorized)) return answer;
    return this.#sendOwn(await authorization.authorize(question, signal), signal);
  }

  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }

  async #sendOwn(question: HttpQuestion, signal?: AbortSignal): Promise<HttpAnswer> {
    const asked = { ...question, headers: { ...this.#headers, ...question.headers } };
    return this.#sendPlain(asked, signal);
  }

  /** Without the headers that are the department's own: a token service may be somebody else's. */
  async #sendPlain(question: HttpQuestion, signal?: AbortSignal): Promise<HttpAnswer> {
    try {
      return await this.#sendOnce(question, signal);
    } catch (error) {
      // The server closed an idle socket just as we used it: that says nothing of the question.
      if (error instanceof StaleSocketError) return this.#sendOnce(question, signal);
      throw error;
    }
  }

  #sendOnce(question: HttpQuestion, signal?: AbortSignal): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const request = this.#open(question, signal);
      const fail = (error: Error) => reject(toTransportError(error, request, signal));
      request.on('error', fail);
      request.on('response', (response) => {
        readBody(response).then(
          (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          fail,
        );
      });
      request.end(question.body);
    });
  }

  #open({ method, url, headers, body }: HttpQuestion, signal?: AbortSignal): ClientRequest {
    const isSecure = url.startsWith('https:');
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = {
      method,
      headers: { 'accept-encoding': 'gzip, deflate', ...headers, ...length },
      agent: isSecure ? this.#agents.https : this.#agents.http,
      ...(signal === undefined ? {} : { signal }),
    };
    return isSecure ? httpsRequest(url, options) : httpRequest(url, options);
  }
}

class StaleSocketError extends Error {}

function toTransportError(error: Error, request: ClientRequest, signal?: AbortSignal): Error {
  if (signal?.aborted) return signal.reason as Error;
  const code = errorCodeOf(error);
  if (request.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE')) return new StaleSocketError();
  // Cut in the middle, or an answer that is no HTTP.
  return code?.startsWith('HPE_') ? sourceError('SOURCE_RUBBISH', error) : toSourceError(error);
}
