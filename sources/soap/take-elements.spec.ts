import { describe, expect, it } from '@jest/globals';
import { takeElements } from './take-elements.ts';

const take = (result: unknown, total?: number) =>
  takeElements(result, { path: 'Firm', place: '', total }).map(({ value }) => value);

describe('the elements of a SOAP answer', () => {
  it('are a list, a single object, or none', () => {
    expect(take({ Firm: [{ no: 1 }, { no: 2 }] })).toEqual([{ no: 1 }, { no: 2 }]);
    expect(take({ Firm: { no: 1 } })).toEqual([{ no: 1 }]);
    expect(take(null)).toEqual([]);
    expect(take({})).toEqual([]);
    expect(take({ total: 9 }, 9)).toEqual([]);
  });

  it.each([[undefined], ['text'], [{ Firm: 'text' }], [{ Other: [] }], [{ Firm: ['text'] }]])(
    'are no rows where the answer is %j',
    (result) => {
      expect(() => take(result)).toThrow(expect.objectContaining({ code: 'SOURCE_RUBBISH' }));
    },
  );
});
