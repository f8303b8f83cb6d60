import type { ErrorObject } from 'ajv';
import { pickTelling } from './pick-telling.ts';
import { toSchemaPath, toSchemaSentence } from './schema-fault.ts';

export interface ExplainedError {
  path: (string | number)[];
  sentence: string;
  error: ErrorObject;
}

/** ajv's errors (made with `verbose`) about a value, as places and sentences; each thing is said once. */
export function explainSchemaErrors(
  errors: readonly ErrorObject[],
  schema: object,
  value: unknown,
): ExplainedError[] {
  const explained = new Map<string, ExplainedError>();
  for (const error of pickTelling(errors, schema)) {
    const path = toSchemaPath(error, value);
    const sentence = toSchemaSentence(error, schema);
    explained.set(`${path.join('\0')}\0${sentence}`, { path, sentence, error });
  }
  return [...explained.values()];
}
