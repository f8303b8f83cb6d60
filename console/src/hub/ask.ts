import { type Answer, failed, type Operation, toAnswer } from './answer.ts';
import { readToken } from './session.ts';

/** Asks once; never throws, except that an aborted call rejects with AbortError. */
export async function ask<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Answer<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${readToken() ?? ''}` },
      body: JSON.stringify({ query: operation.text, variables }),
      signal,
    });
    return toAnswer<Data>(await response.json().catch(() => null), response.status);
  } catch (error) {
    if (signal.aborted) throw error;
    return failed({ code: 'UNREACHABLE', sentence: '' });
  }
}
