/** The JSON Schema of `identity/<entity>.parameters.yaml`. */

const count = { type: 'integer', minimum: 0 };
const probability = { type: 'number', exclusiveMinimum: 0, maximum: 1 };
const text = { type: 'string', minLength: 1 };

function closed(properties: Record<string, object>): object {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

const level = closed({ when: text, m: probability, u: probability });
const comparison = closed({ name: text, levels: { type: 'array', minItems: 1, items: level } });

export const parametersSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'TrainedParameters',
  ...closed({
    entity: text,
    trainedAt: { type: 'string', format: 'date-time' },
    program: text,
    how: { enum: ['expectation maximisation', 'with decisions'] },
    data: closed({
      datasets: { type: 'object', additionalProperties: count },
      records: count,
      pairsCompared: count,
      randomPairs: count,
      decisions: closed({ together: count, apart: count }),
    }),
    iterations: count,
    converged: { type: 'boolean' },
    prior: closed({ matchesPerRecord: { type: 'number', exclusiveMinimum: 0 } }),
    comparisons: { type: 'array', minItems: 1, items: comparison },
  }),
};
