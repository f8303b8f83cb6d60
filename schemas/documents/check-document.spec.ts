import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDocument } from './check-document.ts';
import { showFault } from './fault.ts';
import { parseText } from './read-document.ts';

const rule = { $ref: '#/$defs/rule' };
const schema = {
  type: 'object',
  required: ['name', 'ports'],
  additionalProperties: false,
  properties: {
    name: {
      type: 'string',
      minLength: 1,
      pattern: '^[a-z-]+$',
      'x-sentence': 'A name is small letters and hyphens.',
    },
    kind: { enum: ['postgres', 'rest', 'soap'] },
    ports: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'integer', minimum: 1024, maximum: 65535 },
    },
    share: { type: 'number', exclusiveMinimum: 0, multipleOf: 0.5 },
    since: { type: 'string', format: 'date' },
    rule: {
      anyOf: [
        { type: 'string' },
        {
          type: 'object',
          required: ['from'],
          additionalProperties: false,
          properties: { from: { type: 'string' } },
        },
      ],
    },
    page: {
      oneOf: [
        {
          type: 'object',
          required: ['style', 'size'],
          properties: { style: { const: 'number' }, size: { type: 'integer' } },
        },
        {
          type: 'object',
          required: ['style', 'cursor'],
          properties: { style: { const: 'cursor' }, cursor: { type: 'string' } },
        },
      ],
    },
    nested: { allOf: [rule], unevaluatedProperties: false },
    only: { type: 'object', propertyNames: { pattern: '^[a-z]+$' } },
  },
  $defs: {
    rule: { type: 'object', properties: { depth: { type: 'integer' }, inner: { $ref: '#/$defs/rule' } } },
  },
};
const right = 'name: a\nports: [4000]\n';
const check = (text: string): string[] => checkDocument(parseText(text, 'x.yaml'), schema).map(showFault);

describe('checkDocument', () => {
  it('says nothing of a right document', () => {
    expect(
      check(
        `${right}kind: rest\nrule: a\npage: {style: cursor, cursor: c}\nnested: {depth: 1, inner: {depth: 2}}\n`,
      ),
    ).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['a missing key', 'ports: [4000]\n', ['x.yaml:1: "name" is missing: add it.']],
    [
      'a misspelled key',
      `${right}knid: rest\n`,
      ['x.yaml:3: knid: "knid" is not known here. Did you mean "kind"?'],
    ],
    [
      'a misspelled value',
      `${right}kind: postgras\n`,
      ['x.yaml:3: kind: Must be one of postgres, rest, soap; found "postgras". Did you mean "postgres"?'],
    ],
    [
      'a number for a text',
      'ports: [4000]\nname: 340302\n',
      ['x.yaml:2: name: Must be a text; found 340302. Put it in quotes.'],
    ],
    [
      'a text for a number',
      'name: a\nports:\n  - 4000\n  - many\n',
      ['x.yaml:4: ports[1]: Must be a whole number; found "many".'],
    ],
    [
      'a number out of range',
      'name: a\nports:\n  - 80\n',
      ['x.yaml:3: ports[0]: Must be at least 1024; found 80.'],
    ],
    ['an empty list', 'name: a\nports: []\n', ['x.yaml:2: ports: Needs at least 1 entry.']],
    [
      'a doubled entry',
      'name: a\nports: [4000, 4001, 4000]\n',
      ['x.yaml:2: ports: Entries 1 and 3 are the same: keep one of them.'],
    ],
    [
      'a form, in the words of the schema',
      'name: A\nports: [4000]\n',
      ['x.yaml:1: name: A name is small letters and hyphens.'],
    ],
    [
      'a date that does not exist',
      `${right}since: 2026-02-30\n`,
      ['x.yaml:3: since: "2026-02-30" is no valid date.'],
    ],
    ['a wrong step', `${right}share: 0.3\n`, ['x.yaml:3: share: Must be a multiple of 0.5; found 0.3.']],
    [
      'the branch that was meant',
      `${right}rule:\n  form: x\n`,
      [
        'x.yaml:3: rule: "from" is missing: add it. (Is "form" meant to be it?)',
        'x.yaml:4: rule.form: "form" is not known here. Did you mean "from"?',
      ],
    ],
    [
      'no branch at all',
      `${right}rule: 5\n`,
      ['x.yaml:3: rule: Must be a text, or a block of keys; found 5.'],
    ],
    [
      'the branch by its constant',
      `${right}page:\n  style: cursor\n  cursor: 5\n`,
      ['x.yaml:5: page.cursor: Must be a text; found 5. Put it in quotes.'],
    ],
    [
      'an unknown key beside a fault, without echoes',
      `${right}nested:\n  depth: x\n  innner: {}\n`,
      [
        'x.yaml:4: nested.depth: Must be a whole number; found "x".',
        'x.yaml:5: nested.innner: "innner" is not known here. Did you mean "inner"?',
      ],
    ],
    ['a list for a block', '- a\n', ['x.yaml:1: Must be a block of keys; found a list of 1.']],
  ])('names %s', (_, text, faults) => expect(check(text)).toEqual(faults));

  it('names every mistake in one run', () => {
    expect(check('nmae: a\nports: [1, x]\nkind: soup\nshare: -1\n')).toHaveLength(6);
  });

  it('refuses nesting without end instead of overflowing', () => {
    let inner: object = {};
    for (let i = 0; i < 20_000; i++) inner = { inner };
    const document = {
      file: 'x.yaml',
      data: { name: 'a', ports: [4000], nested: inner },
      faults: [],
      lineOf: () => 1,
    };
    expect(checkDocument(document, schema)[0]?.sentence).toMatch(/nested too deeply/);
  });

  it("never shows ajv's own words", () => {
    const messages = /must (be|have|match|NOT|pass)|should/;
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...Object.keys(schema.properties), 'other'),
          fc.jsonValue({ maxDepth: 2 }),
        ),
        (data) => {
          const document = { file: 'x.json', data, faults: [], lineOf: () => 1 };
          const withoutValues = checkDocument(document, schema).map(({ sentence }) =>
            sentence.replace(/"(?:[^"])*"/g, ''),
          );
          for (const sentence of withoutValues) expect(sentence).not.toMatch(messages);
        },
      ),
    );
  });
});
