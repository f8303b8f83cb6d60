import { explainedError, toStatusError } from '../errors/index.ts';
import type { HttpAnswer, HttpClient, HttpQuestion } from './http-client.ts';

export type JsonQuestion = Omit<HttpQuestion, 'body'> & { json?: unknown };

export interface JsonAnswer {
  json: unknown;
  headers: HttpAnswer['headers'];
}

/** Asks and reads JSON. @throws CausewayError by the answer's status, SOURCE_RUBBISH where it is no JSON */
export async function askJson(
  client: HttpClient,
  question: JsonQuestion,
  signal: AbortSignal,
): Promise<unknown> {
  return (await askJsonAnswer(client, question, signal)).json;
}

/** The same, with the answer's headers. */
export async function askJsonAnswer(
  client: HttpClient,
  question: JsonQuestion,
  signal: AbortSignal,
): Promise<JsonAnswer> {
  const { json, headers, ...rest } = question;
  const isPost = json !== undefined;
  const answer = await client.send(
    {
      ...rest,
      headers: {
        accept: 'application/json',
        ...(isPost && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(isPost && { body: JSON.stringify(json) }),
    },
    signal,
  );
  assertFine(answer);
  return { json: parseJson(answer.body), headers: answer.headers };
}

function assertFine({ status, body }: HttpAnswer): void {
  if (status >= 200 && status <= 299) return;
  if (status === 401 || status === 403)
    throw explainedError('SOURCE_REFUSED', 'it does not accept our credentials', body.slice(0, 2000));
  throw toStatusError(status, body);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw explainedError('SOURCE_RUBBISH', 'what it answered is no JSON', text.slice(0, 2000));
  }
}
