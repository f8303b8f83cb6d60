import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeHtml, markup } from './markup.ts';

describe('markup', () => {
  it('escapes what stands in a gap, keeps markup, joins lists and shows nothing for undefined', () => {
    const list = ['<b>', 2].map((each) => markup`<i>${each}</i>`);
    expect(markup`<p title="${'"\''}">${list}${undefined}</p>`.text).toBe(
      '<p title="&quot;&#39;"><i>&lt;b&gt;</i><i>2</i></p>',
    );
  });

  it('leaves no sign that HTML reads, no half character and no control character in any text', () => {
    const codes = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(...'<>&"\'\u202e').map(toCode),
    );
    fc.assert(
      fc.property(fc.array(codes), (all) => {
        const escaped = escapeHtml(String.fromCharCode(...all));
        expect(escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>&"'\u202e]/);
        expect(escaped.isWellFormed()).toBe(true);
        expect(escaped.replace(/[\t\n\r]/g, '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  const toCode = (character: string) => character.charCodeAt(0);
});
