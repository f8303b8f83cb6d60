import { toWords } from '../recognise/index.ts';
import type { ColumnFacts, DecidedValue } from './decided-field.ts';
import { filledOf, toPercent } from './decided-field.ts';

const mostValues = 12;
/** Names of things: a new one appears any day. */
const open = new Set(
  'name former-name surname given-name address identifier doctor text make telephone employer legal-representative measure amount count longitude latitude speed time birth-date updated created plate vin resident-id credit-code division postcode age business-scope industry established nation death-date married-on registered-capital secret email'.split(
    ' ',
  ),
);
const openWords = [
  'station',
  'city',
  'street',
  'village',
  'school',
  'hospital',
  'department',
  'unit',
  'brand',
  'colour',
  'scope',
  'item',
  'place',
  'area',
  'road',
  'line',
  'model',
  'source',
  'system',
  'version',
  'reason',
  'product',
  'user',
  'operator',
];
const closed = new Set(
  'sex status kind flag marital-status plate-kind resolution credit-rating blood-type'.split(' '),
);

/** Whether the few values of a column are all there will be; else a comment lists them. */
export function decideEnum(facts: ColumnFacts, value: DecidedValue): DecidedValue {
  const declared = facts.declared?.enum;
  if (
    declared !== undefined &&
    declared.length > 0 &&
    (value.type === 'string' || value.type === 'integer')
  ) {
    return { ...value, enum: [...declared], options: {} };
  }
  const { column } = facts;
  const isPlain = value.type === 'string' || value.type === 'integer';
  if (
    !isPlain ||
    column.distinct === 0 ||
    column.distinct > mostValues ||
    column.frequent.length !== column.distinct
  )
    return value;
  if (!isRepeated(facts)) return value;
  const common = column.frequent.filter(({ count }) => count >= 2);
  const seen = common.map(({ value: text }) => text).sort();
  const listed = seen.map((text) => (value.type === 'integer' ? Number(text) : text));
  const confidence = toConfidence(facts, listed);
  if (confidence < 0.6) {
    const doubt = `Only ${listed.length} values seen (${seen.slice(0, 6).join(', ')}${seen.length > 6 ? ' …' : ''}): if the list is closed, make it a causewayEnum (confidence ${confidence.toFixed(2)}).`;
    return { ...value, doubts: [...value.doubts, doubt] };
  }
  return { ...value, enum: listed, options: {}, doubts: [...value.doubts, ...toDoubts(facts, confidence)] };
}

/** Each value often enough that a further one would have shown: after Good and Turing, as likely as values seen once. */
function isRepeated({ column }: ColumnFacts): boolean {
  const filled = filledOf(column);
  const once = column.frequent.filter(({ count }) => count === 1).length;
  return filled >= 20 && filled >= column.distinct * 5 && once <= filled * 0.005;
}

function toConfidence({ column, recognition }: ColumnFacts, values: readonly unknown[]): number {
  const { name = '' } = recognition.meaning ?? {};
  const words = toWords(column.path.at(-1) ?? '');
  if (values.length < 2) return 0.3;
  if (open.has(name) || words.some((word) => openWords.includes(word))) return 0.35;
  const isCode = values.every((value) => /^[A-Za-z0-9_-]{1,3}$/.test(String(value)));
  const isShort = values.every((value) => String(value).length <= 16);
  const isCodeName = words.includes('code') || name === 'sex' || name === 'flag';
  // Kinds written as words are added to more easily than states and codes.
  if (name === 'kind' && !isCode && !isUpperWord(values)) return values.length <= 3 ? 0.6 : 0.5;
  return Math.min(
    0.95,
    0.25 +
      (closed.has(name) ? 0.4 : 0) +
      (isCode || isCodeName ? 0.3 : 0) +
      (isShort ? 0.1 : 0) +
      (isUpperWord(values) ? 0.2 : 0),
  );
}

function isUpperWord(values: readonly unknown[]): boolean {
  return values.every((value) => /^[A-Z][A-Z0-9_]+$/.test(String(value)));
}

function toDoubts({ column, recognition }: ColumnFacts, confidence: number): string[] {
  const filled = filledOf(column);
  const rare = column.frequent.filter(({ count }) => count === 1).reduce((sum, { count }) => sum + count, 0);
  const first =
    confidence >= 0.85 ? [] : [`The list is what was seen: closed with confidence ${confidence.toFixed(2)}.`];
  const left =
    rare === 0
      ? []
      : [`${toPercent(rare / filled)} hold another value once: those rows will be quarantined.`];
  return recognition.meaning?.name === 'flag' && column.distinct === 1
    ? [...first, ...left, 'Only one value has been seen.']
    : [...first, ...left];
}
