/** The JSON Schema of `identity/<entity>.yaml`. */

const word = { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9]*$' };
const probability = { type: 'number', exclusiveMinimum: 0, maximum: 1 };
/** An attribute of the entity type, or a column of a file: these have names of all kinds. */
const attribute = { type: 'string', minLength: 1 };
const words = { type: 'array', minItems: 1, items: word };

const feature = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'normalise'],
  properties: {
    from: {
      anyOf: [attribute, { type: 'array', minItems: 1, items: attribute }],
      description: 'the attribute, or attributes of which the first usable one counts',
    },
    normalise: { type: 'string', description: 'the normaliser that makes values comparable' },
    together: { type: 'boolean', description: 'all attributes make one value, such as a position' },
    take: { type: 'string', format: 'regex', description: 'the part of the normalised value that counts' },
    split: { enum: ['words', 'pairs', 'trigrams', 'squares'], description: 'compare as a set' },
  },
};

const level = {
  type: 'object',
  additionalProperties: false,
  required: ['when'],
  properties: {
    when: {
      anyOf: [
        { type: 'string' },
        { type: 'object', minProperties: 1, additionalProperties: { type: 'string' } },
      ],
    },
    m: probability,
    u: probability,
    termFrequency: { type: 'boolean', description: 'rare values weigh more than frequent ones' },
    fixed: { type: 'boolean', description: 'm and u are set by hand: training leaves them as they are' },
  },
};

const blockingRule = {
  anyOf: [
    words,
    {
      type: 'object',
      additionalProperties: false,
      required: ['on'],
      properties: {
        on: words,
        atMost: { type: 'integer', minimum: 2, description: 'records that share one key' },
        split: { ...words, description: 'features by which a key that too many records share is split' },
      },
    },
  ],
};

const comparison = {
  type: 'object',
  additionalProperties: false,
  required: ['feature', 'levels'],
  properties: { name: word, feature: word, levels: { type: 'array', minItems: 1, items: level } },
};

const guards = {
  type: 'object',
  additionalProperties: false,
  properties: {
    largestCluster: { type: 'integer', minimum: 2 },
    conflict: { type: 'array', items: word },
    averageWeight: { type: 'number' },
    weakestEdge: { type: 'number', description: 'what one pair alone must weigh to join two groups' },
    diameter: { type: 'integer', minimum: 1, description: 'links between the two farthest records' },
    clean: { type: 'array', items: { type: 'string' }, description: 'datasets that hold nobody twice' },
  },
};

export const identityModelSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'IdentityModel',
  type: 'object',
  additionalProperties: false,
  required: ['entity', 'features', 'blocking', 'comparisons', 'thresholds'],
  properties: {
    entity: { type: 'string' },
    description: { type: 'string' },
    features: { type: 'object', minProperties: 1, propertyNames: word, additionalProperties: feature },
    blocking: { type: 'array', minItems: 1, items: blockingRule },
    prior: {
      type: 'object',
      additionalProperties: false,
      required: ['matchesPerRecord'],
      properties: { matchesPerRecord: { type: 'number', exclusiveMinimum: 0 } },
    },
    comparisons: { type: 'array', minItems: 1, items: comparison },
    thresholds: {
      type: 'object',
      additionalProperties: false,
      required: ['link'],
      properties: { link: { type: 'number' }, review: { type: 'number' } },
    },
    guards,
  },
};
