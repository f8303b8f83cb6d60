/** A made-up town for the console's own tests: nobody in it exists, and no identifier is anyone's. */
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const day = 24 * 60;

export const sourceOf = (dataset: string, key: string, reached = true) => ({
  department: dataset.split('.')[0] ?? '',
  dataset,
  key,
  reached,
  copiedAt: minutesAgo(reached ? 4 : 95),
});

const said = (value: string, dataset: string, days = 30) => ({
  value,
  asOf: minutesAgo(days * day),
  source: sourceOf(dataset, 'R-1001'),
});

const attribute = (title: string, chinese: string, served: ReturnType<typeof said> | null) => ({
  titles: { en: title, 'zh-CN': chinese },
  value: served?.value ?? null,
  asOf: served?.asOf ?? null,
  source: served?.source ?? null,
  confidence: served ? 0.962 : 0,
  disputed: false,
  alternatives: [] as ReturnType<typeof said>[],
});

export const attributes = [
  { name: 'name', ...attribute('Name', '姓名', said('林小满', 'residents.register')) },
  {
    name: 'residentId',
    ...attribute('Resident id', '身份证号', said('340302199001010015', 'residents.register', 2)),
    confidence: 1,
    alternatives: [
      said('340302199001010015', 'clinics.files', 12),
      said('340302199001010015', 'pensions.insured', 200),
    ],
  },
  {
    name: 'birthDate',
    ...attribute('Birth date', '出生日期', said('1990-01-01', 'residents.register', 2)),
    confidence: 0.74,
    disputed: true,
    alternatives: [
      said('1990-10-01', 'clinics.files', 12),
      { ...said('1990-10-01', 'water.accounts', 900), source: sourceOf('water.accounts', 'W-77', false) },
      said('1990-01-01', 'pensions.insured', 200),
    ],
  },
  {
    name: 'address',
    ...attribute('Address', '地址', said('蚌埠市龙子湖区解放路12号3幢401室', 'pensions.insured', 5)),
    confidence: 0.88,
    alternatives: [said('龙子湖区解放路12-3-401', 'water.accounts', 900)],
  },
  {
    name: 'telephone',
    ...attribute('Telephone', '联系电话', said('13800000001', 'clinics.files', 12)),
    confidence: 0.6,
  },
  { name: 'pensionStatus', ...attribute('Pension status', '待遇状态', null) },
  { name: 'deathDate', ...attribute('Date of death', '死亡日期', null) },
];

const datasetTitles: Record<string, [string, string]> = {
  'residents.register': ['Register of residents', '居民登记'],
  'clinics.files': ['Health files', '健康档案'],
  'pensions.insured': ['Insured persons', '参保人员'],
  'water.accounts': ['Water accounts', '用水户'],
};

const run = {
  id: 'run-1',
  startedAt: minutesAgo(5),
  endedAt: minutesAgo(4),
  outcome: 'succeeded',
  removed: 2,
};

function dataset(id: string, records: number, quarantined: number) {
  const [en = id, zhCN = id] = datasetTitles[id] ?? [];
  const state = id === 'water.accounts' ? 'failed' : id === 'pensions.insured' ? 'never' : 'ready';
  const last = state === 'never' ? null : minutesAgo(state === 'failed' ? 95 : 4);
  return {
    id,
    titles: { en, 'zh-CN': zhCN },
    version: '1.0.0',
    delivery: id === 'clinics.files' ? 'live' : 'mirror',
    records: state === 'never' ? 0 : records,
    quarantined,
    lastRunAt: last === null ? null : minutesAgo(4),
    lastSuccessAt: last,
    freshestAsOf: last === null ? null : minutesAgo(day),
    state,
    sentence: state === 'failed' ? 'water.accounts could not be reached.' : '',
    lastRun: last && { ...run, read: records, kept: 12, unchanged: records - 12 - quarantined, quarantined },
  };
}

function source(id: string, kind: string, datasets: ReturnType<typeof dataset>[]) {
  const [first] = datasets;
  const [department = '', system = ''] = id.split('/');
  const { state = 'never', sentence = '', titles = { en: id, 'zh-CN': id } } = first ?? {};
  return { id, department, system, kind, titles, state, sentence, checkedAt: minutesAgo(1), datasets };
}

export const sources = [
  source('residents/registers', 'postgres', [dataset('residents.register', 20_014, 37)]),
  source('clinics/records', 'rest', [dataset('clinics.files', 18_230, 0)]),
  source('pensions/insurance', 'soap', [dataset('pensions.insured', 9_100, 0)]),
  source('water/export', 'json-lines', [dataset('water.accounts', 7_412, 3)]),
];

export const records = [
  { dataset: 'residents.register', key: 'R-1001', role: '' },
  { dataset: 'clinics.files', key: 'C-20931', role: '' },
  { dataset: 'clinics.files', key: 'C-20932', role: 'emergency contact' },
  { dataset: 'pensions.insured', key: 'P-555', role: '' },
  { dataset: 'water.accounts', key: 'W-77', role: '' },
].map((record) => ({
  ...record,
  department: record.dataset.split('.')[0] ?? '',
  asOf: minutesAgo(12 * day),
  recordedAt: minutesAgo(4),
}));

const person = (index: number) => ({
  id: index === 0 ? 'person-1' : `person-${index + 1}`,
  type: 'person',
  label: index === 0 ? '林小满' : `林小满${'甲乙丙丁'[index % 4]}`,
  disputed: index === 0 ? ['birthDate'] : [],
  details: [
    { name: 'residentId', value: `34030219900101${String(15 + index).padStart(4, '0')}` },
    { name: 'birthDate', value: '1990-01-01' },
  ],
});

export const vehicle = {
  id: 'vehicle-1',
  type: 'vehicle',
  label: '皖C12345',
  disputed: [],
  details: [
    { name: 'plate', value: '皖C12345' },
    { name: 'brand', value: 'Jianghuai' },
  ],
};

export const hits = [...Array.from({ length: 45 }, (_, index) => person(index)), vehicle];

export const conflicts = Array.from({ length: 27 }, (_, index) => ({
  id: `conflict-${index + 1}`,
  entityId: 'person-1',
  entityType: 'person',
  entityLabel: index === 0 ? '林小满' : `居民 ${index + 1}`,
  rule: index % 3 === 0 ? 'pension-after-death' : 'birth-date-equal',
  titles:
    index % 3 === 0
      ? { en: 'Pension paid after death', 'zh-CN': '死亡后仍发放养老金' }
      : { en: 'Birth dates agree', 'zh-CN': '出生日期一致' },
  attribute: 'birthDate',
  state: index < 24 ? 'OPEN' : 'CLOSED',
  openedAt: minutesAgo(60 * (index + 1)),
  closedAt: index < 24 ? null : minutesAgo(10),
  values: [said('1990-01-01', 'residents.register', 2), said('1990-10-01', 'clinics.files', 12)],
  sentence: 'The sources name two birth dates.',
}));

export const quarantined = Array.from({ length: 37 }, (_, index) => ({
  dataset: 'residents.register',
  position: `page 3, row ${index + 7}`,
  key: index === 1 ? null : `R-${2000 + index}`,
  reasons: ['birth date: "19901332" is not a date', ...(index % 2 ? ['name is missing'] : [])],
  payload: index === 1 ? 'R-2001;林' : JSON.stringify({ RKBH: `R-${2000 + index}`, CSRQ: '19901332' }),
  firstSeenAt: minutesAgo(3 * day),
  lastSeenAt: minutesAgo(4),
}));

const info = ({ name, titles }: { name: string; titles: object }) => ({ name, titles, type: 'string' });

export const entityTypes = [
  {
    name: 'person',
    plural: 'persons',
    titles: { en: 'Person', 'zh-CN': '自然人' },
    count: 20_003,
    attributes: attributes.map(info),
  },
  {
    name: 'vehicle',
    plural: 'vehicles',
    titles: { en: 'Vehicle', 'zh-CN': '车辆' },
    count: 8_120,
    attributes: [
      info({ name: 'plate', titles: { en: 'Plate', 'zh-CN': '车牌号' } }),
      info({ name: 'brand', titles: { en: 'Make', 'zh-CN': '品牌' } }),
    ],
  },
];

export const tasks = [
  {
    id: 'task-1',
    dataset: 'water.accounts',
    department: 'water',
    kind: 'break',
    sentence: 'water.accounts no longer sends what its contract 1.0.0 promises.',
    openedAt: '2026-11-19T08:00:00.000Z',
    seenAt: '2026-11-20T08:00:00.000Z',
    closedAt: null,
    version: '1.0.0',
    findings: [{ kind: 'gone', field: 'account_no', sentence: 'account_no is in none of 1000 rows.' }],
    draft: 'version: 2.0.0 # account_no is now called id',
    draftVersion: '2.0.0',
    changes: ['account_no is now called id.'],
    diff: ['Readers of account_no find it no longer.'],
    consumers: ['service-hall'],
  },
];

export const quarantineSummary = {
  kinds: [
    {
      sentence: 'CSRQ: Is not a date; found ….',
      count: 30,
      samples: [{ position: 'T_RK_JBXX, row 7', key: null, payload: '{}' }],
    },
    { sentence: 'name is missing', count: 7, samples: [] },
  ],
  days: [
    { day: '2026-11-18', waiting: 20, came: 20, went: 0 },
    { day: '2026-11-19', waiting: 41, came: 25, went: 4 },
    { day: '2026-11-20', waiting: 37, came: 0, went: 4 },
  ],
};
