import { HttpClient, type AuthSettings, type HttpAnswer } from '../../../http/index.ts';
import { explainedError, toStatusError } from '../../../errors/index.ts';
import type { InspectQuestion } from '../../inspection.ts';
import { readAddress, toVariable } from '../target.ts';

/** How a service is asked while it is looked at, and what its source document says of that. */
export interface Web {
  /** The target without fragment and credentials. */
  url: URL;
  /** What stands behind the `#`: an operation, a path, a field. */
  part: string | undefined;
  get(url: string): Promise<HttpAnswer>;
  post(url: string, json: unknown): Promise<HttpAnswer>;
  /** Of the source document; secrets as variables. */
  connection: { headers?: Record<string, string>; auth?: AuthSettings };
  secrets: Record<string, string>;
  close(): void;
}

const patience = 20_000;
const mostRedirects = 3;

export function openWeb(question: InspectQuestion): Web {
  const { url, part, user, password } = readAddress(question.target, question);
  url.hash = '';
  url.username = '';
  url.password = '';
  const variable = toVariable(url.hostname.replace(/^[\d.]+$/, 'source'), 'password');
  const auth: AuthSettings | undefined =
    user === undefined ? undefined : { type: 'basic', user, password: password ?? '' };
  const given = { ...question.headers };
  const client = new HttpClient({ headers: given, auth, sockets: 2 });
  const send = (method: 'GET' | 'POST', address: string, body?: string) =>
    follow(client, {
      method,
      url: address,
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
    });
  const kept = keepHeaders(given);
  return {
    ...{ url, part, close: () => client.close() },
    get: (address) => send('GET', address),
    post: (address, json) => send('POST', address, JSON.stringify(json)),
    connection: {
      ...(Object.keys(kept.shown).length === 0 ? {} : { headers: kept.shown }),
      ...(auth === undefined ? {} : { auth: { ...auth, password: `\${env.${variable}}` } }),
    },
    secrets: { ...kept.secrets, ...(auth === undefined ? {} : { [variable]: password ?? '' }) },
  };
}

/** Headers may hold keys: each value becomes a variable. */
function keepHeaders(given: Readonly<Record<string, string>>) {
  const entries = Object.entries(given).map(([name, value]) => ({
    name,
    value,
    variable: toVariable('source', name),
  }));
  return {
    shown: Object.fromEntries(entries.map(({ name, variable }) => [name, `\${env.${variable}}`])),
    secrets: Object.fromEntries(entries.map(({ value, variable }) => [variable, value])),
  };
}

interface Ask {
  method: 'GET' | 'POST';
  url: string;
  body?: string;
  headers?: Record<string, string>;
}

/** Redirects on the same host only: credentials go nowhere else. */
async function follow(client: HttpClient, ask: Ask, left = mostRedirects): Promise<HttpAnswer> {
  const answer = await client.send(ask, AbortSignal.timeout(patience)).catch((error: unknown) => {
    if ((error as Error).name === 'TimeoutError')
      throw explainedError('SOURCE_TIMEOUT', 'it does not answer', error);
    throw error;
  });
  const { location } = answer.headers;
  if (answer.status < 300 || answer.status > 399 || location === undefined || left === 0) return answer;
  const next = new URL(location, ask.url);
  if (next.host !== new URL(ask.url).host)
    throw explainedError(
      'SOURCE_REFUSED',
      `it sends us on to ${next.host}: inspect that address instead`,
      location,
    );
  return follow(client, { ...ask, url: next.href }, left - 1);
}

/** @throws CausewayError SOURCE_* for an answer that is none */
export function assertFine(answer: HttpAnswer): HttpAnswer {
  if (answer.status >= 200 && answer.status <= 299) return answer;
  if (answer.status === 401 || answer.status === 403)
    throw explainedError(
      'SOURCE_REFUSED',
      'it does not accept our credentials (--user, --password or --header)',
      answer.body.slice(0, 500),
    );
  throw toStatusError(answer.status, answer.body);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
