import type { IHttpClient } from 'soap';
import { explainedError, toStatusError, sourceError } from '../errors/index.ts';
import type { HttpClient } from '../http/index.ts';

/** The signal of one call, which the soap package hands through to its transport. */
export interface CallOptions {
  signal?: AbortSignal;
}

type SoapCall = [
  url: string,
  data: string,
  callback: Parameters<IHttpClient['request']>[2],
  headers: Record<string, string>,
  options?: CallOptions,
];

/** The soap package over our own HTTP, so that deadlines, sockets and errors are the same as everywhere. */
export function toSoapTransport(client: HttpClient): IHttpClient {
  const request: IHttpClient['request'] = (...call) => {
    const [url, body, callback, headers, options] = call as SoapCall;
    const question = { method: 'POST' as const, url, body, headers };
    const sent = client.send(question, options?.signal).then(
      ({ status, headers: answered, body: text }) => {
        if (hasDoctype(text)) return callback(explainedError('SOURCE_RUBBISH', doctype, text.slice(0, 2000)));
        const isFine = status >= 200 && status <= 299 && text.trim() !== '';
        return callback(
          isFine ? null : toFault(status, text),
          { status, headers: answered, data: text },
          text,
        );
      },
      (error: unknown) => callback(error),
    );
    return sent as unknown as ReturnType<IHttpClient['request']>;
  };
  return { request };
}

const doctype = 'its XML declares a document type, which SOAP forbids';

/** Entities, outer or nested a billion times, can stand in a document type only (SOAP 1.1 §3, SOAP 1.2 §5). */
function hasDoctype(text: string): boolean {
  return /<!doctype/i.test(text);
}

/** A fault comes with status 500 whoever is to blame; its code says whether asking again may help. */
function toFault(status: number, body: string): Error {
  if (status <= 299) return sourceError('SOURCE_RUBBISH', 'An empty answer.', status);
  const isOurs = /<(?:\w+:)?(?:faultcode|Value)\b[^>]*>\s*(?:[\w-]+:)?(?:Client|Sender|MustUnderstand)/.test(
    body,
  );
  return isOurs ? sourceError('SOURCE_REFUSED', body.slice(0, 2000), status) : toStatusError(status, body);
}
