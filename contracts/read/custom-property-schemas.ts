import { dateFormNames } from '../date-form.ts';
import { periodPattern, recordKinds } from '../retention/index.ts';

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

const words = { type: 'string', pattern: '\\S', 'x-sentence': 'Must not be empty.' };
const period = {
  type: 'string',
  pattern: periodPattern,
  'x-sentence': 'Must be an ISO 8601 duration in whole numbers, such as P30D, P6M or P3Y.',
};

/** Decree 809, articles 13–15 and 22. What a class asks for is checked beside, with the article in the sentence. */
const sharing = {
  type: 'object',
  required: ['class'],
  additionalProperties: false,
  properties: {
    class: { enum: ['unconditional', 'conditional', 'not-shared'] },
    basis: words,
    reason: words,
    scope: words,
    use: words,
    personal: { type: 'boolean' },
    method: { enum: ['service', 'bulk-exchange', 'file-download'] },
    grade: { enum: ['general', 'important', 'core'] },
  },
};

/** Trigger, floor and ceiling; which law knows a floor is said by `records`. */
const retention = {
  type: 'object',
  required: ['after'],
  additionalProperties: false,
  properties: {
    after: words,
    atLeast: period,
    atMost: period,
    basis: words,
    records: { enum: recordKinds },
    appraisal: { type: 'boolean' },
    archiveFirst: { type: 'boolean' },
  },
};

const translations = {
  type: 'array',
  items: {
    type: 'object',
    required: ['to', 'rows'],
    additionalProperties: false,
    properties: { to: { type: 'string' }, rows: words, back: words },
  },
};

const authority = {
  type: 'array',
  items: {
    type: 'object',
    required: ['entity', 'attributes'],
    additionalProperties: false,
    properties: {
      entity: { type: 'string' },
      attributes: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } },
      basis: words,
    },
  },
};

/** Our custom properties by the level of the ODCS document at which they stand. */
export const customPropertySchemas = {
  document: {
    causewayDelivery: { enum: ['mirror', 'live', 'index'] },
    causewayTitle: titles,
    causewaySharing: sharing,
    causewayRetention: retention,
    causewayTranslations: translations,
    causewayLeadSource: { type: 'boolean' },
  },
  object: {
    causewayMapping: mapping,
    causewayAsOf: { type: 'string', minLength: 1 },
    causewayAuthority: authority,
    causewayRefuseAbove: { type: 'number', minimum: 0, maximum: 1 },
  },
  property: {
    causewayEnum: { type: 'array', minItems: 1, uniqueItems: true, items: scalar },
    causewayUnit: words,
  },
} satisfies Record<string, Record<string, object>>;

export type PropertyLevel = keyof typeof customPropertySchemas;
