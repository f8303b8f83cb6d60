import type { ConflictValue, MemberRow } from '../../store/index.ts';
import { sayValues, toConflictValue } from '../conflict-value.ts';
import type { RuleSubject } from '../consistency-rule.ts';
import type { AttributeMention, RuleEntry, RuleKind } from '../rule-kind.ts';

interface StateEntry {
  readonly attribute: string;
  readonly values: readonly (string | number | boolean)[];
}

interface AliveEntry extends RuleEntry {
  /** An attribute whose mere presence means the end (a date of death), or one with the values that mean it. */
  readonly ended: string | StateEntry;
  readonly activity: StateEntry;
  /** `ended` is read on the entity at the end of this relation. */
  readonly through?: string;
}

const state = {
  type: 'object',
  required: ['attribute', 'values'],
  additionalProperties: false,
  properties: {
    attribute: { type: 'string' },
    values: { type: 'array', minItems: 1, items: { type: ['string', 'number', 'boolean'] } },
  },
};

/** `alive`: nothing is active after its end: no pension after death, no operating vehicle of a revoked enterprise. */
export const alive: RuleKind<AliveEntry> = {
  properties: { ended: { anyOf: [{ type: 'string' }, state] }, activity: state, through: { type: 'string' } },
  required: ['ended', 'activity'],
  mentions: toMentions,
  compile: (entry) => ({
    attribute: entry.activity.attribute,
    ...(entry.through !== undefined && { through: entry.through }),
    findContradiction: (subject) => findActivityAfterEnd(subject, entry),
    toSentence: (values) => toSentence(entry, values),
  }),
};

function toMentions({ ended, activity, through }: AliveEntry): AttributeMention[] {
  const end: AttributeMention =
    typeof ended === 'string'
      ? { path: ['ended'], attribute: ended }
      : { path: ['ended', 'attribute'], attribute: ended.attribute };
  return [
    through === undefined ? end : { ...end, through },
    { path: ['activity', 'attribute'], attribute: activity.attribute },
  ];
}

function findActivityAfterEnd(
  subject: RuleSubject,
  { ended, activity, through }: AliveEntry,
): ConflictValue[] {
  const active = findHolders(subject.members, activity);
  if (active.length === 0) return [];
  const holdersOfEnd = findHolders(through === undefined ? subject.members : subject.related(through), ended);
  return holdersOfEnd.length === 0 ? [] : [...holdersOfEnd, ...active];
}

function findHolders(members: readonly MemberRow[], sought: string | StateEntry): ConflictValue[] {
  const attribute = typeof sought === 'string' ? sought : sought.attribute;
  return members.flatMap((member) => {
    const value = member.attributes[attribute];
    if (value === undefined || value === '') return [];
    if (typeof sought !== 'string' && !sought.values.includes(value)) return [];
    return [toConflictValue(member, attribute, value)];
  });
}

function toSentence({ ended, activity }: AliveEntry, values: readonly ConflictValue[]): string {
  const end = typeof ended === 'string' ? ended : ended.attribute;
  // The same attribute may stand on both ends of a relation; the ends come first.
  const [ends, actives] = end === activity.attribute ? halve(values, activity) : split(values, end);
  return `Ended (${end}: ${sayValues(ends)}) and yet active (${activity.attribute}: ${sayValues(actives)}).`;
}

function split(values: readonly ConflictValue[], end: string): [ConflictValue[], ConflictValue[]] {
  return [
    values.filter(({ attribute }) => attribute === end),
    values.filter(({ attribute }) => attribute !== end),
  ];
}

function halve(values: readonly ConflictValue[], activity: StateEntry): [ConflictValue[], ConflictValue[]] {
  const isActive = ({ value }: ConflictValue) => activity.values.includes(value);
  return [values.filter((value) => !isActive(value)), values.filter(isActive)];
}
