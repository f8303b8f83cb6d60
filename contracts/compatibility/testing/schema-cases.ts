const draft7 = (schema: object): object => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...schema,
});
const draft2019 = (schema: object): object => ({
  $schema: 'https://json-schema.org/draft/2019-09/schema',
  ...schema,
});
export const verdicts = { c: 'compatible', b: 'breaking', u: 'unknown' } as const;
type Letter = keyof typeof verdicts;

type SchemaCase = [string, unknown, unknown, Letter, Letter];

/** What changes, the old schema, the new one, and the verdicts backward and forward. */
export const plainCases: SchemaCase[] = [
  ['nothing', { type: 'string' }, { type: 'string' }, 'c', 'c'],
  ['only words', { type: 'string', title: 'a' }, { type: 'string', description: 'b' }, 'c', 'c'],
  ['everything is allowed', { type: 'string' }, true, 'c', 'b'],
  ['nothing is allowed', { type: 'string' }, false, 'b', 'c'],
  ['integer to number', { type: 'integer' }, { type: 'number' }, 'c', 'b'],
  ['integer said otherwise', { type: 'integer' }, { type: 'number', multipleOf: 1 }, 'c', 'c'],
  ['null allowed', { type: 'string' }, { type: ['string', 'null'] }, 'c', 'b'],
  ['nullable, as ajv reads it', { type: 'string' }, { type: 'string', nullable: true }, 'c', 'b'],
  [
    'a bound of integers',
    { type: 'integer', exclusiveMinimum: 0 },
    { type: 'integer', minimum: 1 },
    'c',
    'c',
  ],
  ['a bound of numbers', { type: 'number', exclusiveMinimum: 0 }, { type: 'number', minimum: 1 }, 'b', 'c'],
  [
    'multiples that multiply',
    { type: 'integer', multipleOf: 6 },
    { allOf: [{ multipleOf: 2 }, { multipleOf: 3 }], type: 'integer' },
    'c',
    'c',
  ],
  ['no multiple in between', { type: 'integer', minimum: 1, maximum: 5, multipleOf: 6 }, false, 'c', 'c'],
  [
    'length by pattern',
    { type: 'string', pattern: '^[a-z]{3}$' },
    { type: 'string', minLength: 3, maxLength: 3 },
    'c',
    'b',
  ],
  [
    'patterns within one another',
    { type: 'string', pattern: '^\\d{4}-\\d{2}$' },
    { type: 'string', pattern: '^[\\d-]+$' },
    'c',
    'b',
  ],
  ['a look ahead', { type: 'string', pattern: '^(?=x)x$' }, { const: 'x' }, 'c', 'c'],
  [
    'a back reference stays open',
    { type: 'string', pattern: '^(a+)b\\1$' },
    { type: 'string', pattern: '^a+ba+$' },
    'u',
    'b',
  ],
  ['an enumeration grows', { enum: ['a', 'b'] }, { enum: ['a', 'b', 1] }, 'c', 'b'],
  ['constants of one object', { const: { a: 1 } }, { type: 'object', required: ['a'] }, 'c', 'b'],
  [
    'an object spelled out',
    { const: { a: 1 } },
    { type: 'object', properties: { a: { const: 1 } }, required: ['a'], additionalProperties: false },
    'c',
    'c',
  ],
  ['a property is required', { type: 'object' }, { type: 'object', required: ['a'] }, 'b', 'c'],
  [
    'a property added to a closed object',
    { additionalProperties: false },
    { properties: { a: {} }, additionalProperties: false },
    'c',
    'b',
  ],
  [
    'what the closing already says',
    { properties: { x: true }, additionalProperties: false },
    { properties: { x: true }, additionalProperties: false, maxProperties: 1 },
    'c',
    'c',
  ],
  [
    'patterns of names overlap',
    { patternProperties: { '^x': { type: 'string' }, x$: { type: 'integer' } }, additionalProperties: false },
    { patternProperties: { '^x': { type: 'string' } }, additionalProperties: false },
    'b',
    'b',
  ],
  [
    'names and patterns',
    { propertyNames: { enum: ['a', 'b'] } },
    { patternProperties: { '^[^ab]': false, '..': false, '^$': false } },
    'c',
    'b',
  ],
  [
    'dependentRequired',
    { dependentRequired: { a: ['b'] } },
    { if: { required: ['a'] }, then: { required: ['b'] } },
    'c',
    'c',
  ],
  [
    'dependentSchemas',
    { type: 'object', dependentSchemas: { a: { required: ['b'] } } },
    { type: 'object', dependentRequired: { a: ['b'] } },
    'c',
    'c',
  ],
  [
    'items in places',
    { prefixItems: [{ type: 'string' }], items: { type: 'integer' } },
    { items: { type: ['string', 'integer'] } },
    'c',
    'b',
  ],
  [
    'items must differ',
    { type: 'array', items: { type: 'boolean' }, uniqueItems: true },
    { type: 'array', maxItems: 2 },
    'c',
    'b',
  ],
  [
    'contains',
    { type: 'array', contains: { const: 1 }, minContains: 2 },
    { type: 'array', minItems: 2 },
    'c',
    'b',
  ],
  [
    'contains is bounded',
    { type: 'array', contains: { const: 1 }, maxContains: 1 },
    { type: 'array', contains: { const: 1 }, maxContains: 2 },
    'c',
    'b',
  ],
  ['not', { not: { type: 'string', maxLength: 10 } }, { not: { type: 'string', maxLength: 5 } }, 'c', 'b'],
  [
    'oneOf that exclude each other',
    { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    { type: ['string', 'integer'] },
    'c',
    'c',
  ],
  [
    'oneOf that overlap',
    { oneOf: [{ type: 'integer' }, { minimum: 3 }] },
    { anyOf: [{ type: 'integer' }, { minimum: 3 }] },
    'c',
    'b',
  ],
  [
    'if, then, else',
    { if: { type: 'string' }, then: { minLength: 2 }, else: { type: 'null' } },
    { anyOf: [{ type: 'string', minLength: 2 }, { type: 'null' }] },
    'c',
    'c',
  ],
  [
    'unevaluatedProperties',
    { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
    { properties: { a: {} }, additionalProperties: false },
    'c',
    'c',
  ],
  [
    'unevaluatedItems',
    { allOf: [{ prefixItems: [{}] }], unevaluatedItems: false },
    { maxItems: 1 },
    'c',
    'c',
  ],
  ['format is asserted in draft-07', draft7({ format: 'date' }), draft7({ format: 'date-time' }), 'b', 'b'],
  ['format is an annotation since', { format: 'date' }, { format: 'date-time' }, 'c', 'c'],
  ['content may be asserted in draft-07', draft7({ contentEncoding: 'base64' }), draft7({}), 'c', 'u'],
  [
    'beside $ref in draft-07, readings differ',
    draft7({ definitions: { a: {} }, $ref: '#/definitions/a', type: 'string' }),
    draft7({ type: 'string' }),
    'u',
    'c',
  ],
  [
    'beside $ref since',
    draft2019({ $defs: { a: {} }, $ref: '#/$defs/a', type: 'string' }),
    draft2019({ type: 'string' }),
    'c',
    'c',
  ],
  ['another document', { $ref: 'https://example.org/a' }, { type: 'string' }, 'u', 'u'],
  [
    'draft-04',
    { $schema: 'http://json-schema.org/draft-04/schema#', minimum: 1, exclusiveMinimum: true },
    draft7({ exclusiveMinimum: 1 }),
    'c',
    'c',
  ],
  ['an empty enum', draft7({ enum: [] }), draft7({ enum: ['a'] }), 'c', 'b'],
  ['a pattern of the old mode', { pattern: '^\\-a' }, { pattern: '^-' }, 'u', 'b'],
  ['a name that every object inherits', { required: ['toString'] }, { minProperties: 1 }, 'b', 'u'],
];

const list = (item: object): object => ({
  $defs: {
    list: {
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          properties: { item, next: { $ref: '#/$defs/list' } },
          required: ['next'],
          additionalProperties: false,
        },
      ],
    },
  },
  $ref: '#/$defs/list',
});
const tree = (extra: object): object => ({
  type: 'object',
  properties: { children: { type: 'array', items: { $ref: '#' } }, ...extra },
  additionalProperties: false,
});

export const recursiveCases: SchemaCase[] = [
  ['a list of fewer', list({ type: 'integer' }), list({ type: 'number' }), 'c', 'b'],
  [
    'a tree, unrolled once',
    tree({}),
    {
      type: 'object',
      properties: { children: { type: 'array', items: tree({}) } },
      additionalProperties: false,
    },
    'c',
    'c',
  ],
  ['a tree with one more', tree({}), tree({ name: { type: 'string' } }), 'c', 'b'],
  [
    'a list without end has no value',
    {
      $defs: { a: { type: 'object', properties: { a: { $ref: '#/$defs/a' } }, required: ['a'] } },
      $ref: '#/$defs/a',
    },
    false,
    'c',
    'c',
  ],
  [
    'a dynamic reference that is static',
    {
      $dynamicAnchor: 'node',
      type: 'object',
      properties: { next: { $dynamicRef: '#node' } },
      additionalProperties: false,
    },
    { type: 'object', properties: { next: { $ref: '#' } }, additionalProperties: false },
    'c',
    'c',
  ],
  [
    'a definition that says only itself',
    { $defs: { a: { allOf: [{ $ref: '#/$defs/a' }, { type: 'string' }] } }, $ref: '#/$defs/a' },
    { type: 'string' },
    'c',
    'u',
  ],
];
