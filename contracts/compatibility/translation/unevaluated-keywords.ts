import type { Form } from '../normal-form/index.ts';
import { childOf, isSchema, type KeywordContext } from './keyword.ts';
import { findWaysSeen, seenItems, seenProperties } from './seen-members.ts';

/** unevaluatedProperties and unevaluatedItems: they bind what no other keyword that applies here has seen. */
export function translateUnevaluated(context: KeywordContext): readonly Form[] {
  if (context.dialect === 'draft-07') return [];
  const { schema, forms } = context;
  const conditions: Form[] = [];
  if (isSchema(schema.unevaluatedProperties)) conditions.push(forms.guard('object', bindProperties(context)));
  if (isSchema(schema.unevaluatedItems)) conditions.push(forms.guard('array', bindItems(context)));
  return conditions;
}

/**
 * One way of being valid suffices in which the unseen properties keep the schema: a value that is valid in more ways has
 * seen more, so fewer are left.
 */
function bindProperties(context: KeywordContext): Form {
  const { forms } = context;
  const ways = findWaysSeen(context, seenProperties(forms));
  if (!ways) return context.opaque(Object.keys(context.schema));
  const value = childOf(context, 'unevaluatedProperties');
  return forms.some(
    ways.map(({ when, seen }) => forms.all([when, forms.everyProperty(forms.not(seen), value)])),
  );
}

function bindItems(context: KeywordContext): Form {
  const { forms } = context;
  const ways = findWaysSeen(context, seenItems);
  if (!ways) return context.opaque(Object.keys(context.schema));
  const value = childOf(context, 'unevaluatedItems');
  const unseen = (index: number): Form =>
    index === Infinity ? forms.anything : forms.literal({ kind: 'itemsFrom', on: 'array', index, value });
  return forms.some(ways.map(({ when, seen }) => forms.all([when, unseen(seen)])));
}
