import { attributeFormats } from './entity-type.ts';

const camel = { type: 'string', pattern: '^[a-z][A-Za-z0-9]*$' };
const titles = {
  type: 'object',
  required: ['en'],
  minProperties: 1,
  additionalProperties: { type: 'string', minLength: 1 },
};
const names = { type: 'array', items: { type: 'string' }, uniqueItems: true };

const attribute = {
  type: 'object',
  required: ['type', 'x-title'],
  additionalProperties: false,
  properties: {
    type: { enum: ['string', 'number', 'integer', 'boolean'] },
    format: { enum: attributeFormats },
    enum: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } },
    description: { type: 'string' },
    'x-title': titles,
  },
};

const relation = {
  type: 'object',
  required: ['to', 'here', 'there', 'x-title'],
  additionalProperties: false,
  properties: {
    to: { type: 'string' },
    here: { type: 'string' },
    there: { type: 'string' },
    description: { type: 'string' },
    'x-title': titles,
  },
};

/** What an entity type document must look like, itself in JSON Schema 2020-12. */
export const entityTypeSchema = {
  type: 'object',
  required: ['title', 'type', 'x-plural', 'x-title', 'x-label', 'x-identifiers', 'properties'],
  additionalProperties: false,
  properties: {
    $schema: { const: 'https://json-schema.org/draft/2020-12/schema' },
    $id: { type: 'string' },
    title: {
      type: 'string',
      pattern: '^[A-Z][A-Za-z0-9]*$',
      'x-sentence':
        'The title is the GraphQL type: write a capital and then letters and digits, such as Person.',
    },
    description: { type: 'string' },
    type: { const: 'object' },
    'x-plural': {
      ...camel,
      'x-sentence':
        'The plural is a GraphQL field: write a small letter and then letters and digits, such as persons.',
    },
    'x-title': titles,
    'x-label': { type: 'string' },
    'x-identifiers': { ...names, minItems: 1 },
    'x-search': names,
    'x-relations': { type: 'object', additionalProperties: relation },
    properties: { type: 'object', minProperties: 1, additionalProperties: attribute },
  },
} as const;
