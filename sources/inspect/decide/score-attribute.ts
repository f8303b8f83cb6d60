import type { EntityAttribute, EntityType } from '#schemas';
import { recogniseName, toFullName, toWords } from '../recognise/index.ts';
import { codeMeans } from './code-words.ts';
import type { Leaf } from './decide-mapping.ts';

export interface AttributeMatch {
  confidence: number;
  why: string;
  codes?: Record<string, string>;
  /** Every code of the column has a word of the attribute. */
  isComplete: boolean;
}

const none: AttributeMatch = { confidence: 0, why: '', isComplete: true };
const fillers = new Set([
  'of',
  'the',
  'a',
  'an',
  'on',
  'at',
  'in',
  'number',
  'code',
  'date',
  'last',
  'no',
  'id',
  'is',
  'state',
]);
const dates = ['date', 'date-time'];
/** What a column of a person or an enterprise must look like, if its values look like anything. */
const named = new Set(['person-name', 'enterprise-name']);
/** Formats that a name alone does not make believable. */
const telling = new Set(['resident-id', 'credit-code', 'vin', 'plate', 'telephone']);

export interface Owner {
  entity: EntityType;
  role: string | undefined;
}

/** How likely a field is an attribute of an entity: by its values' format, its name's words, and its codes. */
export function scoreAttribute(leaf: Leaf, attribute: EntityAttribute, owner: Owner): AttributeMatch {
  if (!canHold(leaf, attribute) || isPersonElsewhere(leaf, attribute)) return none;
  const name = scoreName(leaf, attribute, owner);
  const format = scoreFormat(leaf, attribute);
  const codes = toCodes(leaf, attribute);
  if (codes?.isTelling === true) return byWords(codes);
  if (name.score === 0 && format < 0.9) return none;
  if (attribute.enum !== undefined && codes === undefined) return none;
  const byCodes = codes === undefined ? 0 : codes.share * 0.25;
  const confidence = Math.min(
    0.98,
    name.score * 0.78 + Math.max(0, format) * 0.3 + byCodes + Math.min(0, format),
  );
  const reasons = [
    name.why,
    format >= 0.5 ? `values look like ${attribute.format}` : '',
    codes === undefined ? '' : 'codes are known',
  ];
  return {
    confidence,
    why: reasons.filter(Boolean).join(', '),
    ...(codes === undefined || codes.isIdentity ? {} : { codes: codes.words }),
    isComplete: codes === undefined || codes.share === 1,
  };
}

/** The column's values are the attribute's own words, which no other attribute has: whatever it is called. */
function byWords({ isIdentity, words }: Codes): AttributeMatch {
  return {
    confidence: 0.72,
    why: "its values are the attribute's words",
    isComplete: true,
    ...(isIdentity ? {} : { codes: words }),
  };
}

/** A person's name is no name of a place. */
function isPersonElsewhere({ field }: Leaf, { name, format }: EntityAttribute): boolean {
  const share = field.facts?.recognition.shares.get('person-name') ?? 0;
  return share >= 0.6 && format === undefined && toWords(name).join() === 'name';
}

/** Types that could hold the attribute's values. */
function canHold({ field }: Leaf, { type, format }: EntityAttribute): boolean {
  const isMoment = field.type === 'date' || field.type === 'timestamp';
  if (format !== undefined && dates.includes(format)) {
    return isMoment
      ? format === 'date' || field.type === 'timestamp'
      : field.facts?.recognition.format?.startsWith('date:') === true;
  }
  if (type === 'number' || type === 'integer') return field.type === 'number' || field.type === 'integer';
  if (type === 'boolean') return field.type === 'boolean';
  return field.type === 'string' || field.type === 'integer';
}

/** -0.4 to 1: whether the values are what the attribute's format says; 0 where nothing can be said. */
function scoreFormat({ field }: Leaf, { format }: EntityAttribute): number {
  const recognition = field.facts?.recognition;
  if (format === undefined || recognition === undefined || recognition.looked === 0) return 0;
  if (dates.includes(format)) return 0.6;
  const share = recognition.shares.get(format) ?? 0;
  if (share >= 0.4) return share;
  if (telling.has(format))
    return format === 'resident-id' && (recognition.shares.get('credit-code') ?? 0) > 0.2 ? 0.5 : -0.4;
  return named.has(format) && share < 0.2 && recognition.looked >= 20 ? -0.25 : share;
}

/** Words in common, the attribute's own name and its titles taken together; whose it is counts as much as what. */
function scoreName(
  leaf: Leaf,
  attribute: EntityAttribute,
  { entity, role }: Owner,
): { score: number; why: string } {
  const ownWords = contentWords(leaf).filter((word) => word !== role);
  const inContext = [...new Set([...leaf.context, ...ownWords])];
  const isKey = leaf.field.keyPosition !== undefined;
  const free = toWords(entity.name);
  const scores = [attribute.name, ...Object.values(attribute.title)].map((name) => {
    const asked = toWords(name).filter(isContent);
    const alone = similarity(ownWords, asked, free);
    // `code` of facilities is the facility's code; of what is no key, a word of its own must agree.
    const isAbout = isKey
      ? ownWords.length === 0 && /(Number|Code|Id)$/.test(attribute.name)
      : ownWords.some((word) => asked.includes(word));
    return Math.max(alone, isAbout ? 0.95 * similarity(inContext, asked, free) : 0);
  });
  const meaning = leaf.field.facts?.recognition.meaning?.name;
  const same = [attribute.name, ...Object.values(attribute.title)].some((name) => {
    const [first] = recogniseName(name);
    if (
      first === undefined ||
      first.meaning.name !== meaning ||
      ['identifier', 'time', 'kind', 'status', 'text', 'measure', 'count', 'amount'].includes(meaning ?? '')
    )
      return false;
    return isSameOwner(leaf, first.rest, { entity, role });
  });
  const best = Math.max(0, ...scores);
  if (same && best < 0.95) return { score: Math.max(best, 0.85), why: `the name says ${meaning}` };
  return { score: best, why: best >= 0.5 ? 'the names agree' : best > 0 ? 'the names agree in part' : '' };
}

function isSameOwner(leaf: Leaf, said: readonly string[], { entity, role }: Owner): boolean {
  const own = leaf.field.facts?.recognition.qualifiers ?? [];
  const free = new Set([
    ...toWords(entity.name),
    ...fillers,
    role,
    'household',
    'registered',
    'contact',
    'resident',
    'person',
    'current',
  ]);
  const left = own.filter((word) => !free.has(word) && !said.includes(word));
  const asked = said.filter((word) => !free.has(word) && !own.includes(word));
  return left.length === 0 && asked.length === 0;
}

function contentWords({ path, field }: Leaf): string[] {
  const names = [toFullName(path.split('.')), toFullName(field.path)];
  return [...new Set(names.flatMap(toWords))].filter(isContent);
}

function isContent(word: string): boolean {
  return !fillers.has(word);
}

/** Dice's share of words in common; the entity's own word, and what every name has, count for nothing. */
function similarity(own: readonly string[], other: readonly string[], entity: readonly string[]): number {
  const a = new Set(own.filter((word) => !entity.includes(word)));
  const b = new Set(other.filter((word) => !entity.includes(word)));
  if (a.size === 0 || b.size === 0) return own.join(' ') === other.join(' ') && own.length > 0 ? 0.9 : 0;
  const common = [...a].filter((word) => b.has(word)).length;
  // A word that the attribute has and the column lacks says that it is about something else: insurance status.
  return ((2 * common) / (a.size + b.size)) * (common < b.size ? 0.8 : 1);
}

interface Codes {
  words: Record<string, string>;
  /** Three words or more, and all of them literally the attribute's. */
  isTelling: boolean;
  share: number;
  isIdentity: boolean;
}

/** The attribute's word for each of the column's values, as far as they are known. */
function toCodes({ field }: Leaf, { enum: allowed }: EntityAttribute): Codes | undefined {
  const column = field.facts?.column;
  if (allowed === undefined || column === undefined) return undefined;
  const values = field.enum?.map(String) ?? column.frequent.map(({ value }) => value);
  if (values.length === 0 || values.length > 20) return undefined;
  const words: Record<string, string> = {};
  for (const value of values) {
    const [best] = allowed
      .map((word) => ({ word, sure: codeMeans(value, word) }))
      .sort((a, b) => b.sure - a.sure);
    if (best !== undefined && best.sure >= 0.8) words[value] = best.word;
  }
  const share = Object.keys(words).length / values.length;
  const isDoubled = new Set(Object.values(words)).size < Object.keys(words).length;
  return {
    words,
    share: isDoubled ? 0 : share,
    isTelling:
      values.length >= 3 &&
      share === 1 &&
      values.every((value) => codeMeans(value, words[value] ?? '') === 1 && value.length > 1),
    isIdentity: field.enum !== undefined && values.every((value) => words[value] === value),
  };
}
