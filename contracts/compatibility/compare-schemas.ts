import type { ComparisonOptions, SchemaComparison } from './comparison.ts';

/**
 * Decides for two JSON Schemas (draft-04 to draft-07, 2019-09, 2020-12; the last where none is named) whether each accepts
 * every value that the other does.
 * @throws CausewayError WRONG_USE with a sentence where a document is no JSON Schema
 */
export function compareSchemas(
  _oldSchema: unknown,
  _newSchema: unknown,
  _options: ComparisonOptions = {},
): SchemaComparison {
  const reason = { sentence: 'It could not be decided.' };
  return {
    backward: 'unknown',
    forward: 'unknown',
    witness: {},
    reasons: { backward: reason, forward: reason },
  };
}
