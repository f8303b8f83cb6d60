import { describe, expect, it } from '@jest/globals';
import { toAnswer } from './answer.ts';

describe('an answer of the hub', () => {
  it('carries data, problems and the sources that were missed', () => {
    const missed = { department: 'd', dataset: 'd.s', code: 'SOURCE_TIMEOUT', sentence: '', copiedAt: null };
    const body = { data: { city: {} }, extensions: { sources: [missed] } };
    expect(toAnswer(body, 200)).toEqual({ data: { city: {} }, problems: [], missed: [missed] });
  });

  it('keeps what was answered beside a problem', () => {
    const extensions = { code: 'FORBIDDEN', correlationId: 'c-1' };
    const answer = toAnswer({ data: { a: 1, b: null }, errors: [{ message: 'No.', extensions }] }, 200);
    expect(answer.data).toEqual({ a: 1, b: null });
    expect(answer.problems).toEqual([{ code: 'FORBIDDEN', sentence: 'No.', correlationId: 'c-1' }]);
  });

  it('takes only nulls beside a problem for no answer', () => {
    const errors = [{ message: 'No.' }];
    expect(toAnswer({ data: { entity: null }, errors }, 200).data).toBeNull();
    expect(toAnswer({ data: null, errors }, 200).data).toBeNull();
    expect(toAnswer({ data: { entity: null } }, 200).data).toEqual({ entity: null });
  });

  it('names a refused token whatever the body says', () => {
    expect(toAnswer('nonsense', 401).problems[0]?.code).toBe('UNAUTHENTICATED');
  });

  it.each([null, 'text', 7, [], {}])('does not understand %j', (body) => {
    expect(toAnswer(body, 502).problems[0]).toMatchObject({ code: 'UNREADABLE', sentence: 'HTTP 502' });
  });
});
