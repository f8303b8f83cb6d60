import type { ColumnProfile } from '../profile/index.ts';
import { meanings as allMeanings } from './meanings.ts';
import type { Meaning } from './meaning.ts';
import { recogniseName, toFullName, type NamedMeaning } from './recognise-meaning.ts';
import { valueFormats, type ValueFormat } from './value-formats.ts';

export interface Recognition {
  /** The format that nearly all values keep, such as `resident-id` or `date:yyyyMMdd`. */
  format?: string;
  /** Share of the looked-at values that keep it. */
  share: number;
  /** Values looked at. */
  looked: number;
  /** Shares of all formats that a noticeable part keeps. */
  shares: ReadonlyMap<string, number>;
  meaning?: Meaning;
  /** How sure the meaning is, 0 to 1, from name and values together. */
  confidence: number;
  /** Words of the name beyond the meaning: whose it is. */
  qualifiers: readonly string[];
}

const lookedAt = 3000;
/** A few broken rows are no other format. */
const nearlyAll = 0.96;

/** What a column's values and its name say together. `also` are other names of it: comments, business names. */
export function recogniseColumn(column: ColumnProfile, also: readonly string[] = []): Recognition {
  const names = [toFullName(column.path), ...also].flatMap(recogniseName);
  const values = takeEvenly(column.sample, lookedAt).map((value) => value.trim());
  const shares = countFormats(values);
  const named = chooseMeaning(names, shares);
  const format = findFormat(shares, { column, named });
  return {
    ...(format === undefined ? {} : { format }),
    share: format === undefined ? 0 : (shares.get(format) ?? 0),
    looked: values.length,
    shares,
    ...(named === undefined ? {} : { meaning: named.meaning }),
    confidence: toConfidence(named, { shares, looked: values.length }),
    qualifiers: named?.rest ?? [],
  };
}

function takeEvenly(values: readonly string[], most: number): string[] {
  const step = Math.max(1, values.length / most);
  return Array.from(
    { length: Math.min(values.length, most) },
    (_, at) => values[Math.floor(at * step)] ?? '',
  );
}

function countFormats(values: readonly string[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  if (values.length === 0) return shares;
  // Of a quarter of the values first: most formats are out of the question then.
  const few = takeEvenly(values, 200);
  for (const { name, matches } of valueFormats) {
    const first = few.filter(matches).length / few.length;
    if (first < 0.05) continue;
    const share = few.length === values.length ? first : values.filter(matches).length / values.length;
    if (share > 0) shares.set(name, share);
  }
  return shares;
}

/** The name's reading that the values agree with best. */
function chooseMeaning(
  named: readonly NamedMeaning[],
  shares: ReadonlyMap<string, number>,
): NamedMeaning | undefined {
  const score = ({ meaning, fit }: NamedMeaning) => fit + 2 * agreement(meaning, shares);
  const [first, ...others] = named;
  if (first === undefined) return fromValues(shares);
  const best = others.reduce((best, each) => (score(each) > score(best) + 0.5 ? each : best), first);
  return best;
}

/** Values that are unmistakable say by themselves what the column is. */
function fromValues(shares: ReadonlyMap<string, number>): NamedMeaning | undefined {
  const telling = [
    'resident-id',
    'credit-code',
    'vin',
    'plate',
    'email',
    'telephone',
    'address',
    'person-name',
  ];
  const found = telling.find((name) => (shares.get(name) ?? 0) >= 0.8);
  const name = found === 'person-name' ? 'name' : found;
  const meaning = allMeanings.find((each) => each.name === name);
  return meaning === undefined ? undefined : { meaning, fit: 0, rest: [] };
}

/** Largest share of a format that the meaning asks for; `date` stands for every spelling of dates. */
export function agreement({ formats }: Meaning, shares: ReadonlyMap<string, number>): number {
  if (formats === undefined) return 0;
  const fitting = [...shares].filter(
    ([name]) => formats.includes(name) || formats.includes(name.split(':')[0] ?? ''),
  );
  return Math.max(0, ...fitting.map(([, share]) => share));
}

function findFormat(
  shares: ReadonlyMap<string, number>,
  { column, named }: { column: ColumnProfile; named: NamedMeaning | undefined },
): string | undefined {
  const enough = column.distinct >= 20 ? nearlyAll : 0.999;
  const isHinted = ({ name }: ValueFormat) =>
    named !== undefined && agreement(named.meaning, new Map([[name, 1]])) > 0;
  const fits = valueFormats.filter((format) => {
    const share = shares.get(format.name) ?? 0;
    return share >= enough || (share >= 0.8 && isHinted(format));
  });
  const certain = fits.filter((format) => format.needsHint !== true || isHinted(format));
  return certain.find((format) => !isDoubtful(format, column, isHinted(format)))?.name;
}

function isDoubtful({ name }: ValueFormat, column: ColumnProfile, isHinted: boolean): boolean {
  if (isHinted) return false;
  if (name === 'vin' || name === 'person-name') return column.distinct < 5;
  return false;
}

function toConfidence(
  named: NamedMeaning | undefined,
  { shares, looked }: { shares: ReadonlyMap<string, number>; looked: number },
): number {
  if (named === undefined) return 0;
  const { meaning, fit } = named;
  if (meaning.formats === undefined || looked === 0) return 0.35 + 0.5 * fit;
  const agreed = agreement(meaning, shares);
  return Math.min(0.99, 0.15 + 0.3 * fit + 0.55 * agreed);
}
