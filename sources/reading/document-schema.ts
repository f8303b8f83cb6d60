import type { Kind } from '../port/index.ts';
import common from './source.schema.json' with { type: 'json' };

/** The JSON Schema of a source document of this kind: the common part and the kind's own, put together. */
export function toDocumentSchema(kind: Kind): object {
  const { system, dataset } = kind.schema.properties;
  return {
    ...common,
    title: 'source document',
    additionalProperties: false,
    required: [...common.required, ...(system.required ?? [])],
    properties: { ...common.properties, ...system.properties },
    $defs: {
      ...common.$defs,
      dataset: {
        ...dataset,
        properties: { ...dataset.properties, ...common.$defs.dataset.properties },
      },
    },
  };
}

/** What can be said of a document whose kind is not known: the common part, other keys passing. */
export const commonSchema: object = common;
