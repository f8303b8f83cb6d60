import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { maskErrors } from './mask-errors.ts';

const id = 'c-1';
const own = { code: 'SOURCE_TIMEOUT', who: 'department', correlationId: id };
const sentence = 'water.accounts did not answer within 500 ms.';

describe('an error that the executor has masked', () => {
  it('keeps its sentence and is not logged again', () => {
    const [masked] = maskErrors({ errors: [{ message: sentence, path: ['person'], extensions: own }] }, id);
    expect(masked).toEqual({
      answer: { message: sentence, path: ['person'], extensions: own },
      code: 'SOURCE_TIMEOUT',
    });
  });

  it('loses what else is in its extensions', () => {
    const extensions = { ...own, who: 'nobody', url: 'http://10.1.2.3' };
    const [masked] = maskErrors({ errors: [{ message: sentence, path: ['person'], extensions }] }, id);
    expect(masked?.answer.extensions).toEqual(own);
  });
});

describe('an error that only looks so', () => {
  it.each([
    [
      'under another correlation id',
      { message: sentence, path: ['person'], extensions: { ...own, correlationId: 'c-2' } },
    ],
    [
      'with a code of its own',
      { message: sentence, path: ['person'], extensions: { ...own, code: 'WATER' } },
    ],
    ['thrown by a resolver', new GraphQLError(sentence, { path: ['person'], extensions: own })],
  ])('%s is masked', (_, error) => {
    const [masked] = maskErrors({ errors: [error] }, id);
    expect(masked?.answer.message).not.toContain('water');
    expect(masked?.error?.cause).toBe(error);
  });
});
