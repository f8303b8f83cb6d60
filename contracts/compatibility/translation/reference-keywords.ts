import type { Form } from '../normal-form/index.ts';
import type { KeywordContext } from './keyword.ts';

export const referenceKeywords = ['$ref', '$dynamicRef', '$recursiveRef'] as const;

/** $ref; and $dynamicRef and $recursiveRef where they can mean only one thing. */
export function translateReferences(context: KeywordContext): readonly Form[] {
  const { schema, dialect } = context;
  const conditions: Form[] = [];
  for (const keyword of referenceKeywords) {
    const reference = schema[keyword];
    if (typeof reference !== 'string' || (keyword !== '$ref' && dialect === 'draft-07')) continue;
    const target = findReferred(context, keyword);
    conditions.push(target ?? context.opaque([keyword]));
  }
  return conditions;
}

function findReferred(
  context: KeywordContext,
  keyword: (typeof referenceKeywords)[number],
): Form | undefined {
  const target = context.findTarget(String(context.schema[keyword]));
  if (!target) return undefined;
  return keyword === '$ref' || context.isStatic ? context.refer(target) : undefined;
}
