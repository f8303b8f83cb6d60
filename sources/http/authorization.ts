import { explainedError, toStatusError } from '../errors/index.ts';
import type { HttpAnswer, HttpQuestion } from './http-client.ts';
import { TokenKeeper } from './token-keeper.ts';

export type AuthSettings =
  | { type: 'apiKey'; in: 'header' | 'query'; name: string; value: string }
  | { type: 'basic'; user: string; password: string }
  | OAuth2Settings;

/** RFC 6749 §4.4. */
export interface OAuth2Settings {
  type: 'oauth2';
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope?: string;
  /** Where the secret goes (§2.3.1): the Authorization header, or the form. Default header. */
  secretIn?: 'header' | 'body';
}

/** What proves to a department who asks. */
export interface Authorization {
  authorize(question: HttpQuestion, signal?: AbortSignal): Promise<HttpQuestion>;
  /** After an answer 401: whether it is worth to authorize once more. */
  forget(refused: HttpQuestion): boolean;
}

type Send = (question: HttpQuestion, signal?: AbortSignal) => Promise<HttpAnswer>;

export function toAuthorization(settings: AuthSettings | undefined, send: Send): Authorization | undefined {
  if (settings === undefined) return undefined;
  if (settings.type === 'apiKey') return fixed((question) => withApiKey(question, settings));
  if (settings.type === 'basic') {
    const value = toBasic(settings.user, settings.password);
    return fixed((question) => withHeader(question, 'authorization', value));
  }
  const keeper = new TokenKeeper((signal) => askToken(settings, send, signal));
  return {
    authorize: async (question, signal) =>
      withHeader(question, 'authorization', `Bearer ${await keeper.get(signal)}`),
    forget: ({ headers }) => keeper.forget(headers?.authorization?.slice('Bearer '.length)),
  };
}

/** The headers of credentials that never change, for whoever else speaks to the same system. */
export function toFixedHeaders(settings: AuthSettings | undefined): Record<string, string> {
  if (settings?.type === 'basic') return { authorization: toBasic(settings.user, settings.password) };
  return settings?.type === 'apiKey' && settings.in === 'header' ? { [settings.name]: settings.value } : {};
}

function fixed(authorize: (question: HttpQuestion) => HttpQuestion): Authorization {
  return { authorize: (question) => Promise.resolve(authorize(question)), forget: () => false };
}

function withApiKey(question: HttpQuestion, key: Extract<AuthSettings, { type: 'apiKey' }>): HttpQuestion {
  if (key.in === 'header') return withHeader(question, key.name, key.value);
  const url = new URL(question.url);
  url.searchParams.set(key.name, key.value);
  return { ...question, url: url.href };
}

function withHeader(question: HttpQuestion, name: string, value: string): HttpQuestion {
  return { ...question, headers: { ...question.headers, [name]: value } };
}

function toBasic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

async function askToken(settings: OAuth2Settings, send: Send, signal: AbortSignal): Promise<unknown> {
  const { tokenUrl, clientId, clientSecret, scope, secretIn = 'header' } = settings;
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...(scope && { scope }) });
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  if (secretIn === 'header') {
    headers.authorization = toBasic(encodeURIComponent(clientId), encodeURIComponent(clientSecret));
  } else {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  }
  const answer = await send({ method: 'POST', url: tokenUrl, headers, body: form.toString() }, signal);
  if (answer.status >= 400 && answer.status < 404)
    throw explainedError(
      'SOURCE_REFUSED',
      'its token service does not accept our id and secret',
      answer.body.slice(0, 500),
    );
  if (answer.status !== 200) throw toStatusError(answer.status, answer.body);
  return parse(answer.body);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw explainedError('SOURCE_RUBBISH', 'its token service did not answer JSON', error);
  }
}
