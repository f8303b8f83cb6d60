import { toKeyValue } from '../../unify/index.ts';
import { sayValues, toConflictValue } from '../conflict-value.ts';
import type { RuleSubject } from '../consistency-rule.ts';
import type { RuleEntry, RuleKind } from '../rule-kind.ts';

interface OneOfEntry extends RuleEntry {
  readonly attribute: string;
  readonly values: readonly (string | number | boolean)[];
}

/** `one-of`: every record's value is one of a list. */
export const oneOf: RuleKind<OneOfEntry> = {
  properties: {
    attribute: { type: 'string' },
    values: { type: 'array', minItems: 1, items: { type: ['string', 'number', 'boolean'] } },
  },
  required: ['attribute', 'values'],
  mentions: ({ attribute }) => [{ path: ['attribute'], attribute }],
  compile: ({ attribute, values }) => ({
    attribute,
    findContradiction: (subject) => findOutsiders(subject, attribute, values),
    toSentence: (found) => `Only ${values.join(', ')} may stand here, but there is ${sayValues(found)}.`,
  }),
};

function findOutsiders(
  { members, survivorship }: RuleSubject,
  attribute: string,
  values: OneOfEntry['values'],
) {
  const allowed = new Set(values.map((value) => toKeyValue(survivorship, attribute, value)));
  return members.flatMap((member) => {
    const value = member.attributes[attribute];
    if (value === undefined || allowed.has(toKeyValue(survivorship, attribute, value))) return [];
    return [toConflictValue(member, attribute, value)];
  });
}
