import type { Form } from '../normal-form/index.ts';
import { isSchema, type KeywordContext } from './keyword.ts';

/** unevaluatedProperties and unevaluatedItems. */
export function translateUnevaluated(context: KeywordContext): readonly Form[] {
  const { schema, dialect, opaque } = context;
  if (dialect === 'draft-07') return [];
  const asked = ['unevaluatedProperties', 'unevaluatedItems'].filter((keyword) => isSchema(schema[keyword]));
  return asked.length > 0 ? [opaque(Object.keys(schema))] : [];
}
