import { normaliserNames } from '#schemas';
import type { NormaliserName } from '#schemas';

const dataset = {
  type: 'string',
  pattern: '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*$',
};

export const strategies = ['authority', 'freshest', 'most-common'] as const;

/** Shape of rules/<entity>.yaml. What a consistency rule of a kind looks like is the kind's own business. */
export const rulesDocumentSchema = {
  type: 'object',
  required: ['entity'],
  additionalProperties: false,
  properties: {
    entity: { type: 'string' },
    trust: { type: 'object', additionalProperties: { type: 'number', minimum: 0, maximum: 1 } },
    survivorship: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['strategy'],
        additionalProperties: false,
        properties: {
          strategy: { type: 'string', enum: strategies },
          order: { type: 'array', minItems: 1, items: dataset },
        },
      },
    },
    compare: { type: 'object', additionalProperties: { type: 'string', enum: normaliserNames } },
    consistency: { type: 'array', items: { type: 'object' } },
  },
};

export interface RulesDocument {
  readonly entity: string;
  readonly trust?: Readonly<Record<string, number>>;
  readonly survivorship?: Readonly<Record<string, SurvivorshipEntry>>;
  readonly compare?: Readonly<Record<string, NormaliserName>>;
  readonly consistency?: readonly Readonly<Record<string, unknown>>[];
}

export interface SurvivorshipEntry {
  readonly strategy: (typeof strategies)[number];
  readonly order?: readonly string[];
}
