/** Whether one JSON Schema accepts every value that another does: proved, refuted by a counterexample, or unknown. */
export { compareSchemas } from './compare-schemas.ts';
export { parseSchemaText } from './read-schema-text.ts';
export type {
  ComparisonOptions,
  ComparisonReason,
  Direction,
  SchemaComparison,
  Verdict,
} from './comparison.ts';
