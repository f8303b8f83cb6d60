import type { ErrorObject } from 'ajv';
import { keywordSentences } from './keyword-sentences.ts';

/** Where a schema error belongs in the value that was checked. */
export function toSchemaPath(error: ErrorObject, value: unknown): (string | number)[] {
  const path = toPath(error.instancePath, value);
  const key = offendingKey(error);
  return key === undefined ? path : [...path, key];
}

/** What is wrong and what to do. A schema may say it better itself, in `x-sentence`. */
export function toSchemaSentence(error: ErrorObject, root: object): string {
  const own = (error.parentSchema as Record<string, unknown> | undefined)?.['x-sentence'];
  const isAboutValue = ['pattern', 'format', 'anyOf', 'oneOf', 'not', 'const'].includes(error.keyword);
  if (typeof own === 'string' && isAboutValue) return own;
  const say = keywordSentences[error.keyword];
  return say === undefined ? `This breaks the rule "${error.keyword}" of the format.` : say(error, root);
}

function offendingKey(error: ErrorObject): string | undefined {
  const params = error.params as Record<string, string | undefined>;
  return params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName;
}

/** A JSON pointer with list positions as numbers. */
function toPath(pointer: string, start: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let at = start;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at) ? Number(key) : key);
    at = child(at, key);
  }
  return path;
}

function child(data: unknown, key: string | number): unknown {
  return (data as Record<string | number, unknown> | null | undefined)?.[key];
}
