import { sourceError, toStatusError } from '../errors/index.ts';
import type { HttpClient, HttpQuestion } from './http-client.ts';

export type JsonQuestion = Omit<HttpQuestion, 'body'> & { json?: unknown };

/** Asks and reads JSON. @throws CausewayError by the answer's status, SOURCE_RUBBISH where it is no JSON */
export async function askJson(
  client: HttpClient,
  question: JsonQuestion,
  signal: AbortSignal,
): Promise<unknown> {
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
  if (answer.status < 200 || answer.status > 299) throw toStatusError(answer.status, answer.body);
  return parseJson(answer.body);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw sourceError('SOURCE_RUBBISH', `No JSON: ${text.slice(0, 2000)}`);
  }
}
