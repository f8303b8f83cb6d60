import type { NormaliserName } from '#schemas';
import type { ColumnKind } from './column-kind.ts';

/** How a feature beside the column's own value is made: the suffix of its name, and what differs. */
export interface SideFeature {
  readonly suffix: string;
  readonly normalise?: NormaliserName;
  readonly take?: string;
  readonly split?: 'words' | 'pairs' | 'trigrams' | 'squares';
}

/** A level: a condition on the column's own value, or with a suffix on one of its side features. */
export interface ProposedLevel {
  readonly when: string;
  readonly on?: string;
  /** What must hold besides, by suffix. */
  readonly also?: Readonly<Record<string, string>>;
  readonly termFrequency?: boolean;
}

/** What is proposed for a column of one kind. `$` in a level stands for the features of other columns. */
export interface KindProposal {
  readonly normalise: NormaliserName;
  readonly side: readonly SideFeature[];
  readonly levels: readonly ProposedLevel[];
  /** Suffixes of the features worth blocking on, '' for the value itself. */
  readonly blocking: readonly string[];
  /** Where training starts: m of each level; else most agree fully. */
  readonly start?: readonly number[];
  /** All columns make one value. */
  readonly together?: boolean;
  /** One entity has one: two different valid values are a contradiction. */
  readonly identifies?: boolean;
}

const equal: ProposedLevel = { when: 'equal', termFrequency: true };
const different: ProposedLevel = { when: 'different' };
const alike = (...percent: number[]): ProposedLevel[] => percent.map((each) => ({ when: `${each}% alike` }));
const apart = (...characters: number[]): ProposedLevel[] =>
  characters.map((each) => ({ when: each === 1 ? '1 character apart' : `${each} characters apart` }));
const sets = (on: string, ...percent: number[]): ProposedLevel[] =>
  percent.map((each) => ({ on, when: `${each}% of all words shared` }));

const metres = (...distances: number[]): ProposedLevel[] =>
  distances.map((each) => ({ when: `within ${each} metres` }));

const runs: SideFeature = { suffix: 'Runs', split: 'trigrams' };
const words: SideFeature = { suffix: 'Words', split: 'words' };

const code = (normalise: NormaliserName, ...distances: number[]): KindProposal => ({
  normalise,
  side: [],
  levels: [equal, ...apart(...distances), different],
  blocking: [''],
});

const shortName = (normalise: NormaliserName): KindProposal => ({
  normalise,
  side: [{ suffix: 'Start', take: '^.{3}' }, { suffix: 'Sound', normalise: 'sound' }, runs],
  levels: [equal, ...alike(92, 85, 75, 65), different],
  blocking: ['', 'Start', 'Sound', 'Runs'],
});

const givenName = shortName('western-name');

/** By words where they are whole, by runs of characters where they are misspelled. */
const byWordsAndRuns = (...percent: number[]): ProposedLevel[] =>
  percent.flatMap((each) => [...sets('Words', each), ...sets('Runs', each)]);

const text = (normalise: NormaliserName): KindProposal => ({
  normalise,
  side: [runs, words],
  levels: [equal, ...byWordsAndRuns(75, 60, 45, 30), ...sets('Words', 15), different],
  blocking: ['', 'Words', 'Runs'],
  start: [0.4, 0.1, 0.1, 0.08, 0.06, 0.06, 0.05, 0.04, 0.03, 0.02, 0.06],
});

const chineseText = (normalise: NormaliserName): KindProposal => ({
  normalise,
  side: [{ suffix: 'Pairs', split: 'pairs' }],
  levels: [equal, ...sets('Pairs', 70, 50, 30, 15), different],
  blocking: ['', 'Pairs'],
});

const dateBy = (normalise: NormaliserName): KindProposal => ({
  normalise,
  side: [
    { suffix: 'Year', take: '^.{4}' },
    { suffix: 'Day', take: '^.{5}(.{5})' },
  ],
  levels: [
    equal,
    { when: 'day and month swapped' },
    ...apart(1),
    { when: 'within 31 days' },
    { when: 'same year' },
    different,
  ],
  blocking: ['', 'Year', 'Day'],
});

export const kindProposals: Readonly<Record<Exclude<ColumnKind, 'nothing'>, KindProposal>> = {
  'resident-id': { ...code('resident-id', 1, 2), identifies: true },
  'credit-code': { ...code('credit-code', 1, 2), identifies: true },
  vin: { ...code('vin', 1, 2), identifies: true },
  plate: { ...code('plate'), levels: [equal, ...alike(90), different] },
  code: { ...code('text'), levels: [equal, ...alike(93, 87), different] },
  telephone: code('telephone', 1, 2),
  email: {
    normalise: 'email',
    side: [{ suffix: 'User', normalise: 'email-name' }, runs],
    levels: [equal, { on: 'User', when: 'equal' }, ...alike(92, 85), different],
    blocking: ['', 'User', 'Runs'],
  },
  url: { normalise: 'url', side: [], levels: [equal, ...alike(90), different], blocking: [''] },
  date: dateBy('date'),
  'date-dmy': dateBy('date-dmy'),
  'date-mdy': dateBy('date-mdy'),
  position: {
    normalise: 'number',
    together: true,
    side: [{ suffix: 'Squares', split: 'squares' }],
    levels: [...metres(10, 30, 100, 300), different],
    blocking: ['Squares'],
    start: [0.5, 0.25, 0.1, 0.05, 0.1],
  },
  year: { ...code('number', 1), levels: [equal, ...apart(1), { when: 'within 2' }, different] },
  'small-number': code('number', 1),
  amount: {
    normalise: 'number',
    side: [],
    levels: [equal, { when: 'within 2%' }, { when: 'within 10%' }, { when: 'within 30%' }, different],
    blocking: [''],
    start: [0.4, 0.15, 0.15, 0.1, 0.2],
  },
  postcode: code('postcode', 1),
  category: { ...code('text'), levels: [equal, different], start: [0.75, 0.25] },
  'given-name': {
    ...givenName,
    side: [...givenName.side, { suffix: 'Full', normalise: 'given-name' }],
    levels: [equal, { on: 'Full', when: 'equal' }, ...givenName.levels.slice(1)],
  },
  surname: shortName('western-name'),
  word: shortName('person-name'),
  'full-name': text('western-name'),
  'chinese-name': {
    normalise: 'person-name',
    side: [{ suffix: 'Sound', normalise: 'pinyin' }],
    levels: [
      equal,
      { on: 'Sound', when: 'equal' },
      { on: 'Sound', when: '1 character apart' },
      ...alike(66),
      different,
    ],
    blocking: ['', 'Sound'],
  },
  'chinese-address': {
    normalise: 'address',
    side: [
      { suffix: 'Pairs', split: 'pairs' },
      { suffix: 'Road', normalise: 'road' },
      { suffix: 'Estate', normalise: 'estate' },
      { suffix: 'Door', normalise: 'door' },
      // Building, unit and room: where the estate is written, the road and its number are often left out.
      { suffix: 'Dwelling', normalise: 'door', take: '\\d+-\\d+-\\d+$' },
    ],
    levels: [
      equal,
      { when: 'equal', on: 'Estate', also: { Dwelling: 'equal' } },
      { when: 'equal', on: 'Road', also: { Door: 'equal' } },
      { when: 'equal', on: 'Door', also: { Pairs: '50% of all words shared' } },
      ...sets('Pairs', 70, 50, 30),
      different,
    ],
    blocking: ['', 'Road', 'Door', 'Estate', 'Dwelling'],
  },
  'chinese-organisation': chineseText('enterprise-name'),
  address: {
    normalise: 'western-address',
    side: [
      { suffix: 'Number', normalise: 'address-number' },
      { suffix: 'Street', normalise: 'address-street' },
      runs,
    ],
    levels: [
      equal,
      { when: 'equal', on: 'Number', also: { Street: 'equal' } },
      { when: 'equal', on: 'Number', also: { Street: '85% alike' } },
      ...sets('Runs', 70, 50),
      { when: 'equal', on: 'Number' },
      { when: 'equal', on: 'Street' },
      ...sets('Runs', 30),
      different,
    ],
    blocking: ['', 'Number', 'Street', 'Runs'],
  },
  street: text('western-address'),
  organisation: text('company-name'),
  title: text('company-name'),
  'long-text': {
    ...text('site-name'),
    side: [words],
    levels: [...sets('Words', 80, 50, 30, 15, 5), different],
    start: [0.2, 0.1, 0.1, 0.1, 0.1, 0.4],
    blocking: [],
  },
};
