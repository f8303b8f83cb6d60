/** Every text of the report in English; the other languages have the same keys and the same gaps. */
export const en = {
  lang: 'en',
  made: 'Made on {at} by Causeway.',
  contents: 'Contents',
  table: 'The figures as a table',
  warnings: 'Please look at this first',
  perThousand: '{count} of 1,000',
  none: 'none',
  files: '{count} files',
  file: 'one file',

  summary: 'What was found',
  summaryWords: '{records} records from {files} are held to describe {clusters} different ones.',
  summaryPairs: '{pairs} pairs of records were compared.',
  summaryThousand:
    'Of 1,000 compared pairs about {same} are held to be the same, {doubtful} are doubtful and {different} are held to be different.',
  records: 'Records',
  clusters: 'Different ones',
  largest: 'Largest group',
  pairs: 'Compared pairs',
  time: 'Time',
  seconds: '{count} s',

  accuracy: 'How often it is right',
  againstTruth: 'Measured against the known truth that was given.',
  againstDecisions:
    'Measured against what stewards decided. They are asked about doubtful pairs, so the model errs more here than on all pairs; where they took part in the training, it errs less than on new ones.',
  precisionWords: 'Of 1,000 pairs that were held to be the same, {count} really are (precision {share}).',
  recallWords: 'Of 1,000 pairs that are the same, {count} were found (recall {share}).',
  f1Words: 'Both in one figure (F1): {share}. Counted by record instead of by pair (B-cubed F1): {bcubed}.',
  f1Alone: 'Both in one figure (F1): {share}.',
  precision: 'Precision',
  recall: 'Recall',
  f1: 'F1',
  byPair: 'By pair',
  byRecord: 'By record (B-cubed)',
  curveTitle: 'Precision and recall',
  curveText: 'Each point is one threshold: further right finds more, further up errs less.',
  thresholdTitle: 'What another threshold would bring',
  thresholdText: 'A higher threshold errs less (precision) and finds less (recall).',
  threshold: 'Threshold',

  weights: 'How sure the pairs are',
  weightsTitle: 'Compared pairs by match weight',
  weightsText:
    'Pairs to the right of “same” are linked, pairs between “look” and “same” are worth a look. Two well separated hills are a good sign.',
  logScale: 'Each line on the left is ten times the one below.',
  linkLine: 'same',
  reviewLine: 'look',
  weight: 'Match weight',
  from: 'From',
  to: 'To',
  unlinkableTitle: 'Records that say too little',
  unlinkableText:
    'Of 1,000 records about {count} hold so little that they could not even be linked to a copy of themselves.',
  share: 'Share of records',

  inputs: 'What was read',
  input: 'File',
  rows: 'Rows',
  features: 'Which columns are looked at',
  feature: 'Feature',
  columns: 'From',
  normalise: 'Normalised as',
  missing: 'Without a value',
  distinct: 'Different values',
  why: 'Why',

  blocking: 'Which records are compared',
  blockingWords:
    'Comparing each record with each other would be {all} pairs. The blocking rules leave {pairs} of them.',
  blockingRecall: 'Of 1,000 pairs that are the same about {count} are expected to be among them.',
  rule: 'Blocking rule: records agree on',
  estimated: 'Expected pairs',
  found: 'Of the found matches',
  skew: 'Frequent keys',
  splitWords: '{keys} keys of {records} records split further',
  notComparedWords: '{keys} keys with {pairs} pairs not compared',

  comparisons: 'How much each agreement counts',
  comparisonsWords:
    'To the right: speaks for one and the same; to the left: speaks against it. Each step of 1 doubles or halves the odds.',
  weightTitle: '{name}: match weights',
  weightText: 'The match weight of each comparison level.',
  muTitle: '{name}: how often each level holds',
  muText: 'Of 1,000 pairs: among the same (m) and among different ones (u).',
  level: 'Comparison level',
  mShort: 'same',
  uShort: 'different',
  m: 'm: among the same',
  u: 'u: among different ones',
  priorWords:
    'Before anything is compared, one pair of about {count} is the same; a record has {matches} others like it on average.',

  training: 'Where these figures come from',
  trainingEm:
    'Learned from the records themselves, without labels: u from {random} random pairs, m from {pairs} compared pairs by expectation maximisation.',
  trainingLabels:
    'Learned from the records and from {decided} pairs that stewards decided: u from {random} random pairs, m from {pairs} compared pairs by expectation maximisation, in which the decided pairs count as what was decided.',
  trainingGiven: 'Given by the model and the parameters beside it; nothing was learned in this run.',
  converged: 'After {count} rounds the figures changed no more.',
  notConverged:
    'After {count} rounds the figures were still changing: take them as a first guess and look at the examples.',
  historyTitle: 'Change from round to round',
  historyText: 'The largest change of any probability in each round; it should fall to nothing.',
  round: 'Round',
  change: 'Largest change',

  examples: 'Examples',
  sure: 'Held to be the same',
  doubtful: 'Doubtful: please look',
  cut: 'Kept apart by a guard',
  left: 'One record',
  right: 'The other',
  waterfallTitle: 'What spoke for and against',
  waterfallText:
    'From the starting point each comparison moves the bar to the right (for) or left (against).',
  prior: 'Starting point',
  rest: 'Other adjustments',
  total: 'Together',
  step: 'Step',
  after: 'After it',
  probability: 'Probability',

  sizes: 'How large the groups are',
  sizesTitle: 'Groups by number of records',
  sizesText: 'Groups of one are records that stand alone. A few very large groups deserve a look.',
  size: 'Records in a group',
  groups: 'Groups',

  stages: 'Where the time went',
  stagesTitle: 'Seconds by stage',
  stagesText: 'The whole run took {count} seconds.',
  stage: 'Stage',
};

export type Texts = Readonly<Record<keyof typeof en, string>>;
export type TextKey = keyof typeof en;
