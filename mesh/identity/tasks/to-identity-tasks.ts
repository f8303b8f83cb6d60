import { createHash } from 'node:crypto';
import type { EntityTypeName } from '#schemas';
import type { IdentityTaskKind, NewIdentityTask } from '../../store/index.ts';
import type { RuleKeys } from '../blocking/index.ts';
import type { Clustering, Cut, Doubt } from '../clustering/index.ts';
import { toMemberReference } from '../features/index.ts';
import { toRuleName } from '../model/index.ts';

interface Wording {
  readonly kind: IdentityTaskKind;
  readonly sentence: string;
}

/** What each finding asks of a steward. */
const wordings: Record<Cut['reason'] | Doubt['reason'], Wording | undefined> = {
  'a steward keeps them apart': undefined,
  'too many records': {
    kind: 'cut',
    sentence:
      'These two are alike, but together with what they belong to they would be too many records for one.',
  },
  'two valid identifiers': {
    kind: 'contradiction',
    sentence:
      'These two are alike, but two different valid numbers would then belong to one: which record is wrong?',
  },
  'the register holds no duplicates': {
    kind: 'cut',
    sentence:
      'These two are alike, but the register holds nobody twice and another of its records fits better.',
  },
  'the other pairs speak against it': {
    kind: 'cut',
    sentence: 'These two are alike, but the other records that each belongs to are not.',
  },
  'one weak pair alone': {
    kind: 'cut',
    sentence: 'Only these two, and they only somewhat, would hold two groups of records together.',
  },
  'too long a chain': {
    kind: 'cut',
    sentence: 'These two are alike, but they would be the link of a chain whose ends have nothing in common.',
  },
  'a decision that contradicts newer ones': {
    kind: 'contradiction',
    sentence:
      'A steward joined these two, and newer decisions keep them apart: one of them should be withdrawn.',
  },
  'between review and link': {
    kind: 'doubtful bridge',
    sentence: 'These two may be the same or not: what is known of them does not decide it.',
  },
  'one weak pair holds it together': {
    kind: 'doubtful bridge',
    sentence: 'Two groups of records are one only because these two are somewhat alike.',
  },
  'a steward joined too many records': {
    kind: 'doubtful bridge',
    sentence: 'A steward joined these two, and so many records are one by it that a mistake is likely.',
  },
  'a steward joined two valid identifiers': {
    kind: 'contradiction',
    sentence: 'A steward joined these two although each has a valid number of its own: one number is wrong.',
  },
  'a steward joined two records of a clean register': {
    kind: 'contradiction',
    sentence:
      'A steward joined these two although they stand in a register that is said to hold nobody twice.',
  },
};

/** Tasks for stewards, from what clustering found. @param ids member ids by record number */
export function toIdentityTasks(
  { cuts, doubts }: Pick<Clustering, 'cuts' | 'doubts'>,
  { ids, keys = [] }: { ids: readonly string[]; entityType: EntityTypeName; keys?: readonly RuleKeys[] },
): NewIdentityTask[] {
  const pairs = [...cuts, ...doubts].flatMap(({ a, b, weight, reason }) => {
    const wording = wordings[reason];
    const [one = '', other = ''] = [ids[a], ids[b]];
    if (!wording) return [];
    const members = [toMemberReference(one), toMemberReference(other)];
    return [{ ...wording, members, weight, fingerprint: toFingerprint(wording.kind, one, other) }];
  });
  return [...pairs, ...keys.flatMap(toBlockTask)];
}

/** A key that no split made small enough: nobody compared its records by this rule. */
function toBlockTask({ rule, notCompared }: RuleKeys): NewIdentityTask[] {
  if (notCompared.keys === 0) return [];
  const name = toRuleName(rule);
  const { keys, records, pairs } = notCompared;
  const sentence = `By ${name} alone ${pairs} pairs were not compared: ${records} records share only ${keys} values of it, which look like placeholders.`;
  return [
    {
      kind: 'oversized block',
      members: [],
      weight: null,
      sentence,
      fingerprint: toFingerprint('block', name),
    },
  ];
}

function toFingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}
