import { describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, parse } from 'graphql';
import { assertWithinLimits, deepestQuery, toListSizes } from './query-limits.ts';

const schema = buildSchema(
  'type Query { me: Person persons(first: Int = 20): [Person!]! } type Person { id: ID friends(first: Int = 100): [Person!]! best: Person }',
);
const sizes = toListSizes(schema);

function check(query: string, variables?: Record<string, unknown>): string {
  try {
    assertWithinLimits(parse(query), sizes, variables);
    return 'fine';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const nest = (levels: number) => `{ me ${'{ best '.repeat(levels)} { id } ${'} '.repeat(levels)} }`;

describe('the limits of a query', () => {
  it('let ordinary queries and the schema’s own description through', () => {
    expect(check('{ persons(first: 1000) { id friends { id } } }')).toBe('fine');
    expect(check(getIntrospectionQuery())).toBe('fine');
  });

  it('refuse what nests too deeply, in fragments too', () => {
    expect(check(nest(deepestQuery - 2))).toBe('fine');
    expect(check(nest(deepestQuery - 1))).toBe('QUERY_TOO_DEEP');
    const chain = Array.from(
      { length: deepestQuery },
      (_, n) => `fragment f${n} on Person { best { ...f${n + 1} } }`,
    );
    expect(check(`{ me { ...f0 } } ${chain.join(' ')} fragment f${deepestQuery} on Person { id }`)).toBe(
      'QUERY_TOO_DEEP',
    );
  });

  it('refuse lists of lists of lists, with their lengths in the text, by default or in variables', () => {
    expect(check('{ persons(first: 1000) { friends(first: 1000) { friends { id } } } }')).toBe('BAD_REQUEST');
    expect(check('{ persons { friends { friends { friends { id } } } } }')).toBe('BAD_REQUEST');
    const query =
      'query ($n: Int) { persons(first: $n) { friends(first: $n) { friends(first: $n) { id } } } }';
    expect(check(query, { n: 10 })).toBe('fine');
    expect(check(query, { n: 1000 })).toBe('BAD_REQUEST');
  });

  it('refuse the same list under many names', () => {
    const aliases = Array.from({ length: 200 }, (_, n) => `a${n}: persons(first: 1000) { friends { id } }`);
    expect(check(`{ ${aliases.join(' ')} }`)).toBe('BAD_REQUEST');
  });

  it('measure a fragment once, so that a small text cannot cost much time', () => {
    const doubling = Array.from(
      { length: 60 },
      (_, n) => `fragment f${n} on Person { ...f${n + 1} ...f${n + 1} }`,
    );
    // Measured each time that it is used, the last one would be measured 2^60 times: that this ends is the proof.
    expect(check(`{ me { ...f0 } } ${doubling.join(' ')} fragment f60 on Person { id }`)).toBe('BAD_REQUEST');
  });
});
