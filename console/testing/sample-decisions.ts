const member = (dataset: string, key: string, said: Record<string, string>) => ({
  ...{ department: dataset.split('.')[0], dataset, key, role: '', entityId: 'person-1' },
  attributes: Object.entries(said).map(([name, value]) => ({ name, value })),
});

/** How a decision came to its end, if it did. */
interface Fate {
  stands: boolean;
  supersededBy: string | null;
  withdrawnBy: string | null;
  withdrawnAt: string | null;
  withdrawnBecause: string | null;
}

const standing: Fate = {
  ...{ stands: true, supersededBy: null, withdrawnBy: null, withdrawnAt: null, withdrawnBecause: null },
};

function toStanding(id: string, kind: string, reason: string) {
  return {
    ...{ id, entityType: 'person', kind, reason, by: 'wang', at: '2026-11-20T08:00:00.000Z' },
    a: member('residents.register', 'R-1', { name: '林小满', birthDate: '1990-05-21' }),
    b: member('water.accounts', 'W-1', { name: '林晓满', birthDate: '1990-05-21' }),
    ...standing,
  };
}

export type SampleDecision = ReturnType<typeof toStanding>;

/** One of each fate, and more that stand than fit on a page. */
export const decisions: SampleDecision[] = [
  toStanding('decision-1', 'CANNOT_LINK', 'Two sisters.'),
  {
    ...toStanding('decision-2', 'MUST_LINK', 'The same telephone.'),
    ...{ stands: false, withdrawnBy: 'li', withdrawnBecause: 'It was the landlord’s.' },
    withdrawnAt: '2026-11-21T08:00:00.000Z',
  },
  {
    ...toStanding('decision-3', 'MUST_LINK', 'The same address.'),
    ...{ stands: false, supersededBy: 'decision-1' },
  },
  { ...toStanding('decision-0', 'MUST_LINK', 'A new number.'), a: member('insurance.persons', 'I-9', {}) },
  ...Array.from({ length: 21 }, (_, n) => toStanding(`decision-${n + 4}`, 'MUST_LINK', `Paper ${n + 1}.`)),
];

const event = (kind: string, day: string, otherIds: string[] = []) => ({
  ...{ at: `2026-11-${day}T08:00:00.000Z`, kind, otherIds, cause: 'linkage' },
});

/** Ids that lead to another one now: by one merge, by a chain of them, by a split. */
export const formerIds = ['person-merged', 'person-chained', 'person-split'];

/** What became of ids. */
export const histories = [
  {
    ...{ id: 'person-1', type: 'person', status: 'LIVE', currentIds: ['person-1'] },
    events: [event('created', '01'), event('absorbed', '20', ['person-merged'])],
  },
  {
    ...{ id: 'person-merged', type: 'person', status: 'MERGED', currentIds: ['person-1'] },
    events: [
      event('created', '02'),
      event('absorbed', '10', ['person-chained']),
      event('merged', '20', ['person-1']),
    ],
  },
  {
    ...{ id: 'person-chained', type: 'person', status: 'MERGED', currentIds: ['person-1'] },
    events: [event('created', '03'), event('merged', '10', ['person-merged'])],
  },
  {
    ...{ id: 'person-split', type: 'person', status: 'SPLIT', currentIds: ['person-1', 'person-7'] },
    events: [event('created', '04'), event('split', '12', ['person-1', 'person-7'])],
  },
  {
    ...{ id: 'person-gone', type: 'person', status: 'GONE', currentIds: [] },
    events: [event('created', '05'), event('emptied', '22')],
  },
];
