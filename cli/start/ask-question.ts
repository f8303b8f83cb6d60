import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StartedCity } from './start-city.ts';

export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly client: string;
}

/** The question that the city itself proposes, or undefined where it proposes none. */
export function findQuestion({ head, whole }: StartedCity): Question | undefined {
  const question = head.question;
  if (!question) return undefined;
  const query = readFileSync(join(whole.city.directory, question.file), 'utf8').trim();
  return { query, variables: question.variables ?? {}, client: question.client };
}

/** A command line that asks the question, ready to be pasted into a POSIX shell. */
export function toCurl(url: string, token: string, question: Question): string {
  const body = JSON.stringify({ query: question.query.replace(/\s+/g, ' '), variables: question.variables });
  const quoted = body.replaceAll("'", `'\\''`);
  return `curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${token}' -d '${quoted}'`;
}

/** Asks over HTTP, as anyone would. */
export async function askQuestion(url: string, token: string, question: Question): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: question.query, variables: question.variables }),
  });
  return response.json();
}
