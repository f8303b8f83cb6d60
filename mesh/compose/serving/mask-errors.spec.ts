import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { CausewayError } from '#schemas';
import { maskErrors } from './mask-errors.ts';

const secret = 'PLANTED-SECRET';

function mask(error: GraphQLError) {
  const logged: CausewayError[] = [];
  const result = maskErrors({ data: null, errors: [error] }, 'c-9', (one) => logged.push(one));
  return { result, error: result.errors?.[0], logged };
}

describe('an error that leaves', () => {
  it('has the catalogue’s sentence and code, who must act, and the correlation id', () => {
    const { error } = mask(
      new GraphQLError('x', {
        path: ['sources'],
        originalError: new CausewayError('FORBIDDEN', { name: 'sources' }),
      }),
    );
    expect(error).toEqual({
      message: 'This client may not see sources.',
      path: ['sources'],
      extensions: { code: 'FORBIDDEN', who: 'you', correlationId: 'c-9' },
    });
  });

  it.each([
    ['an unforeseen error', new Error(secret)],
    ['SQL', Object.assign(new Error(`syntax error at ${secret}`), { query: secret, parameters: [secret] })],
    ['several', new AggregateError([new Error(secret)], secret)],
  ])('says nothing of %s, which goes to the log', (_, originalError) => {
    const extensions = { stack: secret, originalError: { message: secret } };
    const { result, error, logged } = mask(
      new GraphQLError(secret, { path: ['person'], originalError, extensions }),
    );
    expect(error?.extensions).toEqual({ code: 'INTERNAL', who: 'hub', correlationId: 'c-9' });
    expect(JSON.stringify(result)).not.toContain(secret);
    expect(logged[0]?.cause).toBe(originalError);
  });

  it('keeps the code of ours that somebody has wrapped', () => {
    const ours = new CausewayError('SOURCE_TIMEOUT', { dataset: 'a.b', url: secret });
    const wrapped = new GraphQLError(secret, {
      path: ['x'],
      originalError: new Error(secret, { cause: new AggregateError([ours]) }),
    });
    const { result, error } = mask(wrapped);
    expect(error?.extensions).toMatchObject({ code: 'SOURCE_TIMEOUT', who: 'department' });
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  it('tells a client what is wrong with its own words', () => {
    expect(mask(new GraphQLError('Cannot query field "nmae" on type "Person".')).error).toMatchObject({
      message: 'Cannot query field "nmae" on type "Person".',
      extensions: { code: 'BAD_REQUEST' },
    });
  });
});
