import { describe, expect, it } from '@jest/globals';
import { compileTranslation } from './compile-translation.ts';

describe('a translation', () => {
  it('says a row in the words of another version', async () => {
    const translate = compileTranslation(
      '{ "FBLDM": WIDTH >= 3840 ? "3" : WIDTH >= 1280 ? "2" : "1", "SXJBH": CAMERA_ID }',
    );
    await expect(translate({ CAMERA_ID: 'C1', WIDTH: 1920 })).resolves.toEqual({ FBLDM: '2', SXJBH: 'C1' });
  });

  it('leaves out what the row does not have', async () => {
    await expect(compileTranslation('{ "a": b, "c": d }')({ b: 1 })).resolves.toEqual({ a: 1 });
  });

  it.each([
    ['is no expression', '{ "a": ', /character/],
    ['gives no row', 'b', /gives no row/],
    ['gives a list', '[{ "a": 1 }]', /gives no row/],
    ['never ends', '($f := function($n) { $f($n + 1) }; $f(0))', /cannot be followed/],
    ['grows without end', '{ "a": [1..9999999] }', /cannot be followed/],
    ['asks for what cannot be', '{ "a": $number("x") }', /cannot be followed/],
  ])('that %s is refused in time, with a sentence', async (_, expression, sentence) => {
    await expect(async () => compileTranslation(expression)({ b: 1 })).rejects.toThrow(sentence);
  });
});
