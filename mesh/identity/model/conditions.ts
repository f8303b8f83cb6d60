import { allWordsShared, left, number, right, valid, wordsShared } from './pair-columns.ts';

/** What a feature must be for a condition to make sense on it. */
export type FeatureShape = 'text' | 'latin' | 'words' | 'date' | 'number' | 'position';

/** A condition on a pair of values, as it is said in a model file and as DuckDB evaluates it. */
export interface Condition {
  readonly reads: string;
  readonly shapes: readonly FeatureShape[];
  /** Another feature that the condition looks at. */
  readonly other?: string;
  /** For one that asks how much two texts are alike. */
  readonly likeness?: Likeness;
  toSql(feature: string): string;
}

/** What a condition asks at least: of two of one kind, the one with the smaller number holds whenever the other does. */
export interface Likeness {
  readonly kind: 'by edits' | 'by characters';
  readonly least: number;
  /** Holds whenever the condition does, and costs little. */
  toSql(feature: string): string;
}

interface ConditionKind {
  readonly example: string;
  readonly pattern: RegExp;
  readonly shapes: readonly FeatureShape[];
  toSql(feature: string, given: string): string;
  toLikeness?(given: string): Likeness;
}

const anyText: readonly FeatureShape[] = ['text', 'latin', 'date', 'number', 'position'];

const part = (column: string, from: number, length: number) => `substr(${column}, ${from}, ${length})`;

function swappedDayAndMonth(feature: string): string {
  const [a, b] = [left(feature), right(feature)];
  return `(${part(a, 1, 4)} = ${part(b, 1, 4)} AND ${part(a, 6, 2)} = ${part(b, 9, 2)} AND ${part(a, 9, 2)} = ${part(b, 6, 2)})`;
}

/**
 * Metres between two positions "longitude latitude" in degrees, on a plane that touches the globe there: within a city
 * it is wrong by less than one part in a thousand. A degree of latitude is 111,320 m.
 */
function metresBetween(feature: string): string {
  const degree = (column: string, place: number) =>
    `try_cast(split_part(${column}, ' ', ${place}) AS DOUBLE)`;
  const [a, b] = [left(feature), right(feature)];
  const east = `(${degree(a, 1)} - ${degree(b, 1)}) * cos(radians(${degree(a, 2)}))`;
  const north = `(${degree(a, 2)} - ${degree(b, 2)})`;
  return `111320 * sqrt(pow(${east}, 2) + pow(${north}, 2))`;
}

const numeric = (text: string) => `try_cast(${text} AS DOUBLE)`;

/** How far two numbers, or numbers taken out of two values, are apart. */
function apart(feature: string, take: (side: string) => string = (side) => side): string {
  return `abs(${numeric(take(left(feature)))} - ${numeric(take(right(feature)))})`;
}

/**
 * Damerau's distance counts a transposition once where Levenshtein's counts it twice, and takes DuckDB eight times as
 * long: it is asked only where the quick one leaves it open.
 */
function charactersApart(feature: string, most: number): string {
  const sides = `${left(feature)}, ${right(feature)}`;
  const isFew = `(levenshtein(${sides}) <= ${most} OR damerau_levenshtein(${sides}) <= ${most})`;
  return `(${fewEdits(feature, most)} AND ${isFew})`;
}

const fewEdits = (feature: string, most: number) =>
  `levenshtein(${left(feature)}, ${right(feature)}) <= ${2 * most}`;

const alike = (feature: string, percent: string) =>
  `jaro_winkler_similarity(${left(feature)}, ${right(feature)}) >= ${number(percent) / 100}`;

/** Jaro–Winkler goes by character; DuckDB's edit distances count bytes, hence only on Latin values. */
const kinds: readonly ConditionKind[] = [
  { example: 'equal', pattern: /^equal$/, shapes: anyText, toSql: (f) => `${left(f)} = ${right(f)}` },
  {
    example: 'different',
    pattern: /^different$/,
    shapes: [...anyText, 'words'],
    toSql: (f) => `(${left(f)} IS NOT NULL AND ${right(f)} IS NOT NULL)`,
  },
  {
    example: 'both valid',
    pattern: /^both valid$/,
    shapes: anyText,
    toSql: (f) => `(${valid('l', f)} AND ${valid('r', f)})`,
  },
  {
    example: 'missing',
    pattern: /^missing$/,
    shapes: [...anyText, 'words'],
    toSql: (f) => `(${left(f)} IS NULL OR ${right(f)} IS NULL)`,
  },
  {
    example: '1 character apart',
    pattern: /^(\d+) characters? apart$/,
    shapes: ['latin', 'date', 'number'],
    toSql: (f, n) => charactersApart(f, number(n)),
    toLikeness: (n) => ({ kind: 'by edits', least: -number(n), toSql: (f) => `(${fewEdits(f, number(n))})` }),
  },
  {
    example: '90% alike',
    pattern: /^(\d+(?:\.\d+)?)% alike$/,
    shapes: ['text', 'latin'],
    toSql: alike,
    toLikeness: (n) => ({ kind: 'by characters', least: number(n), toSql: (f) => `(${alike(f, n)})` }),
  },
  {
    example: 'first 3 equal',
    pattern: /^first (\d+) equal$/,
    shapes: anyText,
    toSql: (f, n) => `left(${left(f)}, ${number(n)}) = left(${right(f)}, ${number(n)})`,
  },
  {
    example: 'one contains the other',
    pattern: /^one contains the other$/,
    shapes: ['text', 'latin'],
    toSql: (f) => `(contains(${left(f)}, ${right(f)}) OR contains(${right(f)}, ${left(f)}))`,
  },
  {
    example: 'within 30 days',
    pattern: /^within (\d+) days$/,
    shapes: ['date'],
    toSql: (f, n) =>
      `abs(date_diff('day', try_cast(${left(f)} AS DATE), try_cast(${right(f)} AS DATE))) <= ${number(n)}`,
  },
  {
    example: 'day and month swapped',
    pattern: /^day and month swapped$/,
    shapes: ['date'],
    toSql: swappedDayAndMonth,
  },
  {
    example: 'within 50 metres',
    pattern: /^within (\d+) metres$/,
    shapes: ['position'],
    toSql: (f, n) => `${metresBetween(f)} <= ${number(n)}`,
  },
  {
    example: 'any word shared',
    pattern: /^any word shared$/,
    shapes: ['words'],
    toSql: (f) => `${wordsShared(f)} > 0`,
  },
  {
    example: '60% of the words shared',
    pattern: /^(\d+(?:\.\d+)?)% of the words shared$/,
    shapes: ['words'],
    toSql: (f, n) => `${wordsShared(f)} >= ${number(n) / 100}`,
  },
  {
    example: '60% of all words shared',
    pattern: /^(\d+(?:\.\d+)?)% of all words shared$/,
    shapes: ['words'],
    toSql: (f, n) => `${allWordsShared(f)} >= ${number(n) / 100}`,
  },
  {
    example: 'same year',
    pattern: /^same year$/,
    shapes: ['date'],
    toSql: (f) => `left(${left(f)}, 4) = left(${right(f)}, 4)`,
  },
  {
    example: 'within 5 years',
    pattern: /^within (\d+) years?$/,
    shapes: ['date'],
    toSql: (f, n) => `${apart(f, (side) => `left(${side}, 4)`)} <= ${number(n)}`,
  },
  {
    example: 'one begins with the other',
    pattern: /^one begins with the other$/,
    shapes: ['text', 'latin'],
    toSql: (f) => `(starts_with(${left(f)}, ${right(f)}) OR starts_with(${right(f)}, ${left(f)}))`,
  },
  {
    example: 'within 10%',
    pattern: /^within (\d+(?:\.\d+)?)%$/,
    shapes: ['number'],
    toSql: (f, n) =>
      `${apart(f)} <= ${number(n) / 100} * greatest(abs(${numeric(left(f))}), abs(${numeric(right(f))}))`,
  },
  {
    example: 'within 2',
    pattern: /^within (\d+(?:\.\d+)?)$/,
    shapes: ['number'],
    toSql: (f, n) => `${apart(f)} <= ${number(n)}`,
  },
];

/** Every way to say a condition, as examples, for messages and documentation. */
export const conditionExamples: readonly string[] = [
  ...kinds.map((kind) => kind.example),
  'equal to the other formerName',
];

/** Reads `equal`, `90% alike`, `different and both valid` …; undefined when the phrase means nothing to us. */
export function findCondition(phrase: string): Condition | undefined {
  const parts = phrase
    .trim()
    .split(/\s+and\s+(?!month\b)/)
    .map(findSingle);
  if (parts.some((condition) => condition === undefined)) return undefined;
  const known = parts.filter((condition) => condition !== undefined);
  return {
    reads: phrase.trim(),
    shapes: (known[0]?.shapes ?? []).filter((shape) =>
      known.every((condition) => condition.shapes.includes(shape)),
    ),
    other: known.find((condition) => condition.other)?.other,
    likeness: known.length === 1 ? known[0]?.likeness : undefined,
    toSql: (feature) => `(${known.map((condition) => condition.toSql(feature)).join(' AND ')})`,
  };
}

function findSingle(phrase: string): Condition | undefined {
  const crosswise = /^equal to the other (\w+)$/.exec(phrase)?.[1];
  if (crosswise) return toCrosswise(phrase, crosswise);
  for (const kind of kinds) {
    const found = kind.pattern.exec(phrase);
    if (!found) continue;
    const [, given = ''] = found;
    const { shapes, toLikeness } = kind;
    return {
      reads: phrase,
      shapes,
      likeness: toLikeness?.(given),
      toSql: (feature) => kind.toSql(feature, given),
    };
  }
  return undefined;
}

/** A value moved to another field: a former name, husband's and wife's names swapped. */
function toCrosswise(reads: string, other: string): Condition {
  return {
    reads,
    other,
    shapes: anyText,
    toSql: (feature) =>
      `coalesce(${left(feature)} = ${right(other)} OR ${right(feature)} = ${left(other)}, false)`,
  };
}
