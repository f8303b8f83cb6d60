const reference = (dataset: string, key: string) => ({ dataset, key, role: '' });

/** Two records that agree in the birth date and differ in the name. */
export const explainedPair = {
  verdict: 'APART',
  sentences: ['Birth date equal; names sound alike (林小满/林晓满).', 'The addresses differ.'],
  reason: 'Too little speaks for it.',
  ...{ weight: 2.4, probability: 0.84, linkThreshold: 6, rules: ['birth date + sound'] },
  waterfall: [
    { kind: 'PRIOR', name: '', reads: '', weight: -13.3, from: 0, to: -13.3 },
    { kind: 'COMPARISON', name: 'birthDate', reads: 'equal', weight: 12.1, from: -13.3, to: -1.2 },
    { kind: 'COMPARISON', name: 'name', reads: 'sounds alike', weight: 6.5, from: -1.2, to: 5.3 },
    { kind: 'COMPARISON', name: 'address', reads: 'different', weight: -2.9, from: 5.3, to: 2.4 },
    { kind: 'TOTAL', name: '', reads: '', weight: 2.4, from: 0, to: 2.4 },
  ],
  decisions: [],
};

export const explainedEntity = {
  ...{ id: 'person-1', type: 'person' },
  links: [
    {
      ...explainedPair,
      a: reference('residents.register', 'R-1'),
      b: reference('water.accounts', 'W-1'),
      reason: null,
      decisions: [
        {
          ...{ id: 'decision-0', kind: 'MUST_LINK', by: 'wang', at: '2026-11-20T08:00:00.000Z' },
          reason: 'Both papers were seen.',
        },
      ],
    },
  ],
  doubts: [{ id: 'doubt-1', sentence: 'One weak link holds two groups of records together.' }],
};

export const identityTasks = [
  {
    ...{ id: 'doubt-1', entityType: 'person', kind: 'DOUBTFUL_BRIDGE', memberCount: 3 },
    sentence: 'One weak link holds two groups of records together.',
    seenAt: '2026-11-20T08:00:00.000Z',
    closedAt: null,
    members: [
      {
        ...reference('residents.register', 'R-1'),
        entityId: 'person-1',
        attributes: [
          { name: 'name', value: '林小满' },
          { name: 'birthDate', value: '1990-05-21' },
          { name: 'address', value: '工农路12号' },
        ],
      },
      {
        ...reference('water.accounts', 'W-1'),
        entityId: null,
        attributes: [
          { name: 'name', value: '林晓满' },
          { name: 'birthDate', value: '1990-05-21' },
        ],
      },
    ],
  },
];
