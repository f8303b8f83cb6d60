import { assertsFormats, findExpression, findFormatTest } from '../dialect/index.ts';
import type { Form, FormTable } from '../normal-form/index.ts';
import type { KeywordContext } from './keyword.ts';

/** minLength, maxLength, pattern; and format and content…, where the dialect lets a validator check them. */
export function translateStringKeywords(context: KeywordContext): readonly Form[] {
  const { schema, forms } = context;
  const conditions: Form[] = [];
  if (schema.minLength !== undefined) conditions.push(lengthAtLeast(forms, Number(schema.minLength)));
  if (schema.maxLength !== undefined)
    conditions.push(forms.not(lengthAtLeast(forms, Number(schema.maxLength) + 1)));
  if (typeof schema.pattern === 'string') conditions.push(toPatternForm(forms, schema.pattern));
  return [...conditions.map((condition) => forms.guard('string', condition)), ...translateAsserted(context)];
}

function lengthAtLeast(forms: FormTable, count: number): Form {
  return forms.literal({ kind: 'lengthAtLeast', on: 'string', count });
}

export function toPatternForm(forms: FormTable, source: string): Form {
  const expression = findExpression(source) ?? /^/u;
  return forms.literal({ kind: 'pattern', on: 'string', source, expression });
}

/**
 * draft-07 lets validators assert `format` and the content keywords; since 2019-09 they are annotations. ajv does not
 * check the content, so a difference there can be neither proved harmless nor confirmed.
 */
function translateAsserted({ schema, dialect, forms, opaque }: KeywordContext): readonly Form[] {
  if (!assertsFormats(dialect)) return [];
  const content = ['contentEncoding', 'contentMediaType'].filter((keyword) => schema[keyword] !== undefined);
  const conditions = content.map((keyword) => forms.guard('string', opaque([keyword])));
  if (typeof schema.format !== 'string') return conditions;
  const known = findFormatTest(schema.format);
  if (!known) return [...conditions, opaque(['format'])];
  const key = `format ${schema.format}`;
  return [
    ...conditions,
    forms.guard(known.on, forms.literal({ kind: 'opaque', on: known.on, key, test: known.test })),
  ];
}
