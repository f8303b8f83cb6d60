import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { compareSchemas } from './compare-schemas.ts';
import { parseSchemaText } from './read-schema-text.ts';
import { plainCases, recursiveCases, verdicts } from './testing/index.ts';

describe('a comparison', () => {
  it.each([...plainCases, ...recursiveCases])('of %s', (...[_, old, fresh, backward, forward]) => {
    const result = compareSchemas(old, fresh, { budgetMs: 5_000 });
    expect([result.backward, result.forward]).toEqual([verdicts[backward], verdicts[forward]]);
    expect('backward' in result.witness).toBe(backward === 'b');
    expect('forward' in result.witness).toBe(forward === 'b');
    expect(result.reasons.backward === undefined).toBe(backward === 'c');
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('has a counterexample that ajv itself confirms, and says where it is refused', () => {
    const old = { type: 'object', properties: { age: { type: 'integer' } }, required: ['age'] };
    const fresh = {
      type: 'object',
      properties: { age: { type: 'integer', maximum: 150 } },
      required: ['age'],
    };
    const { backward, witness, reasons } = compareSchemas(old, fresh);
    expect(backward).toBe('breaking');
    expect(new Ajv2020().compile(old)(witness.backward)).toBe(true);
    expect(new Ajv2020().compile(fresh)(witness.backward)).toBe(false);
    expect(reasons.backward).toEqual({
      sentence: 'The new schema refuses a value that the old one accepts: /age must be <= 150.',
      schemaPlace: '#/properties/age/maximum',
      valuePlace: '/age',
    });
  });

  it('keeps integers that a double cannot hold apart', () => {
    const old = parseSchemaText('{"enum": [9007199254740993]}');
    expect(compareSchemas(old, parseSchemaText('{"enum": [9007199254740992]}')).backward).toBe('unknown');
    expect(compareSchemas(old, parseSchemaText('{"enum": [9007199254740993, 1]}')).backward).toBe(
      'compatible',
    );
  });
});

describe('a document that is no schema', () => {
  it.each([
    [
      'of an unknown type',
      { type: 'strnig' },
      'The new schema is no JSON Schema (2020-12): at /type it must be equal to one of the allowed values.',
    ],
    ['that is a list', [], 'The new schema is neither an object nor true or false.'],
    [
      'with a broken pattern',
      { pattern: '(' },
      'The new schema has the pattern "(", which is no regular expression.',
    ],
    [
      'of a foreign dialect',
      { $schema: 'https://example.org/mine' },
      'The new schema names the dialect "https://example.org/mine" in $schema; known are draft-04, draft-06, draft-07, 2019-09 and 2020-12.',
    ],
  ])('%s gets a sentence', (_, schema, sentence) => {
    expect(() => compareSchemas(true, schema)).toThrow(sentence);
  });
});

describe('a schema bomb', () => {
  const bomb = (depth: number): object => ({
    $defs: Object.fromEntries(
      Array.from({ length: depth }, (_, index) => {
        const next = index === depth - 1 ? { type: 'string' } : { $ref: `#/$defs/d${index + 1}` };
        return [`d${index}`, { anyOf: [{ allOf: [next, { minLength: index }] }, { not: next }] }];
      }),
    ),
    $ref: '#/$defs/d0',
  });
  const many = {
    anyOf: Array.from({ length: 14 }, (_, index) => ({
      properties: { [`p${index}`]: { type: 'string', minLength: index } },
    })),
  };
  const deep = Array.from({ length: 5_000 }).reduce<object>((inner) => ({ not: inner }), {});

  it.each([
    ['of references that double', bomb(40), { type: 'string' }],
    ['of many alternatives', { allOf: [many, many] }, { allOf: [many, { not: many }] }],
    ['that is deep', deep, { type: 'string' }],
    ['of a counting pattern', { pattern: '^(a{1,900}){1,900}$' }, { pattern: '^(a{1,901}){1,900}$' }],
  ])('%s ends', (_, old, fresh) => {
    const started = performance.now();
    const { backward, forward } = compareSchemas(old, fresh, { budgetMs: 300 });
    expect(performance.now() - started).toBeLessThan(30_000);
    expect([backward, forward].every((verdict) => Object.values(verdicts).includes(verdict))).toBe(true);
  });
});
