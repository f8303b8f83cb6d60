/** Members and rules for tests, by hand and by fast-check. */
import fc from 'fast-check';
import { toDatasetId, toDepartmentId, toEntityId, toEntityTypeName, toRecordKey } from '#schemas';
import type { AttributeValue, EntityAttribute } from '#schemas';
import type { Member } from '../member.ts';
import type { Strategy, SurvivorshipRule } from '../survivorship-rules.ts';

const datasets = ['civil.deaths', 'health.residents', 'police.population', 'water.accounts'].map(toDatasetId);

export function toMember(
  dataset: string,
  attributes: Record<string, AttributeValue>,
  more: Partial<Member> = {},
): Member {
  return {
    entityType: toEntityTypeName('person'),
    entityId: toEntityId('p1'),
    dataset: toDatasetId(dataset),
    department: toDepartmentId(dataset.split('.')[0] ?? ''),
    key: toRecordKey('1'),
    role: '',
    attributes,
    asOf: null,
    recordedAt: '2026-01-01T00:00:00.000Z',
    reached: true,
    ...more,
  };
}

export const birthDate: EntityAttribute = {
  name: 'birthDate',
  type: 'string',
  format: 'date',
  title: { en: 'Born on' },
};

export function toRule(rule: Partial<SurvivorshipRule> = {}): SurvivorshipRule {
  return {
    attribute: birthDate,
    strategy: 'freshest',
    order: [],
    comparison: 'date',
    trust: new Map(),
    ...rule,
  };
}

/** Few values, few instants, few datasets: so that ties of every kind occur. */
const anyValue = fc.constantFrom('1990-01-01', '1990-1-1', '1990-01-10', '1990-13-45', ' ', undefined);
const anyInstant = fc.constantFrom(null, '2025-01-01T00:00:00.000Z', '2025-06-01T00:00:00.000Z', 'never');

const anyMember = fc
  .record({
    dataset: fc.constantFrom(...datasets),
    key: fc.constantFrom('1', '2', '3').map(toRecordKey),
    role: fc.constantFrom('', 'wife'),
    value: anyValue,
    asOf: anyInstant,
    reached: fc.boolean(),
  })
  .map(({ dataset, value, ...more }) =>
    toMember(dataset, value === undefined ? {} : { birthDate: value }, more),
  );

/** Members of one entity; a record's part occurs once, as the store's key has it. */
export const anyMembers = fc.uniqueArray(anyMember, {
  maxLength: 8,
  selector: ({ dataset, key, role }) => `${dataset} ${key} ${role}`,
});

export const anyRule = fc
  .record({
    strategy: fc.constantFrom<Strategy>('authority', 'freshest', 'most-common'),
    order: fc.shuffledSubarray(datasets),
    trust: fc.array(fc.tuple(fc.constantFrom(...datasets), fc.double({ min: 0, max: 1, noNaN: true }))),
    equal: fc.boolean(),
  })
  .map(({ trust, equal, ...rule }) =>
    toRule({ ...rule, trust: new Map(trust), ...(equal && { agreement: { kind: 'equal' as const } }) }),
  );
