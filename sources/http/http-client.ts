import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { errorCodeOf, sourceError, toSourceError } from '../errors/index.ts';

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

/** Past this an answer is no page of rows but an accident or an attack. Bytes. */
const largestBody = 64 * 1024 * 1024;

/**
 * HTTP towards one department. Sockets are its own, so that closing it ends them; redirects are not followed, so that
 * no secret header goes to another host.
 */
export class HttpClient {
  readonly #agents: { http: HttpAgent; https: HttpsAgent };
  readonly #headers: Record<string, string>;

  constructor(headers: Record<string, string> = {}, sockets = 8) {
    const options = { keepAlive: true, maxSockets: sockets };
    this.#agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
    this.#headers = headers;
  }

  /** @throws CausewayError SOURCE_UNREACHABLE, or SOURCE_RUBBISH for an answer without end; the signal's reason */
  async send(question: HttpQuestion, signal?: AbortSignal): Promise<HttpAnswer> {
    try {
      return await this.#sendOnce(question, signal);
    } catch (error) {
      // The server closed an idle socket just as we used it: that says nothing of the question.
      if (error instanceof StaleSocketError) return this.#sendOnce(question, signal);
      throw error;
    }
  }

  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }

  #sendOnce(question: HttpQuestion, signal?: AbortSignal): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const request = this.#open(question, signal);
      const fail = (error: Error) => reject(toTransportError(error, request, signal));
      request.on('error', fail);
      request.on('response', (response) => {
        readBody(response, request).then(
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
      headers: { 'accept-encoding': 'identity', ...this.#headers, ...headers, ...length },
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

async function readBody(response: IncomingMessage, request: ClientRequest): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) {
      request.destroy();
      throw sourceError('SOURCE_RUBBISH', `An answer of more than ${largestBody} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
