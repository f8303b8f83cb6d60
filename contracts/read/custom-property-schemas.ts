import { dateFormNames } from '../date-form.ts';

const scalar = { type: ['string', 'number', 'boolean'] };
const titles = { type: 'object', required: ['en'], additionalProperties: { type: 'string', minLength: 1 } };

const decoded = {
  type: 'object',
  title: 'a block with from, and codes or date',
  required: ['from'],
  additionalProperties: false,
  properties: {
    from: { type: 'string', minLength: 1 },
    codes: { type: 'object', minProperties: 1, additionalProperties: scalar },
    date: { enum: dateFormNames },
  },
};
const constant = {
  type: 'object',
  title: 'a block with constant',
  required: ['constant'],
  additionalProperties: false,
  properties: { constant: scalar },
};

const mapping = {
  type: 'array',
  items: {
    type: 'object',
    required: ['entity', 'attributes'],
    additionalProperties: false,
    properties: {
      entity: { type: 'string' },
      role: {
        type: 'string',
        pattern: '^([a-z][a-z0-9]*(-[a-z0-9]+)*)?$',
        'x-sentence': 'A role is lower-case words joined by hyphens, such as husband.',
      },
      when: {
        type: 'object',
        additionalProperties: { type: 'array', minItems: 1, items: scalar },
      },
      attributes: {
        type: 'object',
        minProperties: 1,
        additionalProperties: {
          anyOf: [{ type: 'string', title: 'the name of a field', minLength: 1 }, decoded, constant],
        },
      },
    },
  },
};

/** Accepted for later issues: the sharing class and the retention schedule of the dataset. */
const laterRule = { type: ['object', 'string'] };

/** Our custom properties by the level of the ODCS document at which they stand. */
export const customPropertySchemas = {
  document: {
    causewayDelivery: { enum: ['mirror', 'live', 'index'] },
    causewayTitle: titles,
    causewaySharing: laterRule,
    causewayRetention: laterRule,
  },
  object: {
    causewayMapping: mapping,
    causewayAsOf: { type: 'string', minLength: 1 },
    causewayRefuseAbove: { type: 'number', minimum: 0, maximum: 1 },
  },
  property: {
    causewayEnum: { type: 'array', minItems: 1, uniqueItems: true, items: scalar },
  },
} satisfies Record<string, Record<string, object>>;

export type PropertyLevel = keyof typeof customPropertySchemas;
