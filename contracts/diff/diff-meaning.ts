import type { ContractField } from '../contract.ts';
import { breaksBoth, breaksReaders, notes, say, widens, type ContractChange } from './contract-comparison.ts';

/** What the values mean to people: unit, definition, sensitivity, and what they are called. */
export function diffMeaning(old: ContractField, next: ContractField, path: string): ContractChange[] {
  return [
    ...diffUnit(old, next, path),
    ...diffDefinitions(old, next, path),
    ...diffClassification(old, next, path),
    ...diffUniqueness(old, next, path),
    ...diffTexts(old, next, path),
  ];
}

function diffUnit({ unit: was }: ContractField, { unit: is }: ContractField, path: string): ContractChange[] {
  if (was === is) return [];
  const sayUnit = say('unit');
  if (was === undefined)
    return [
      sayUnit(path, {
        ...notes,
        sentence: `"${path}" now says its unit, ${is}: check that it was this all along.`,
      }),
    ];
  const sentence =
    is === undefined
      ? `"${path}" no longer says that it counts ${was}.`
      : `"${path}" counted ${was} and counts ${is}: the same number means something else.`;
  return [sayUnit(path, { ...breaksBoth, sentence })];
}

/** A word may be corrected; a definition that is another one makes the same values mean something else. */
function diffDefinitions(old: ContractField, next: ContractField, path: string): ContractChange[] {
  const [before, after] = [old.definitions ?? [], next.definitions ?? []];
  const sayMeaning = say('meaning');
  const has = (list: typeof before, { type, url }: (typeof before)[number]): boolean =>
    list.some((each) => each.type === type && each.url === url);
  const gone = before
    .filter((definition) => !has(after, definition))
    .map(({ type, url }) => {
      const now = after.find((each) => each.type === type && !has(before, each));
      const sentence =
        now === undefined
          ? `"${path}" is no longer defined by ${url} (${type}): its values may mean something else.`
          : `"${path}" was defined by ${url} and is by ${now.url} (${type}): its values mean something else.`;
      return sayMeaning(path, { ...breaksBoth, sentence });
    });
  const replaced = before.filter((definition) => !has(after, definition)).map(({ type }) => type);
  const added = after
    .filter((definition) => !has(before, definition) && !replaced.includes(definition.type))
    .map(({ type, url }) =>
      sayMeaning(path, { ...notes, sentence: `"${path}" is now defined by ${url} (${type}).` }),
    );
  return [...gone, ...added];
}

/** From open to closed; words of other scales cannot be compared. */
const scale: readonly (readonly string[])[] = [
  ['public', 'open', '公开', '一般'],
  ['internal', 'general', '内部'],
  ['restricted', 'personal', 'confidential', '个人信息', '重要'],
  ['sensitive', 'sensitive-personal', 'highly-restricted', 'highly restricted', '敏感个人信息', '敏感'],
  ['secret', 'core', '核心'],
];

function diffClassification(old: ContractField, next: ContractField, path: string): ContractChange[] {
  const [was, is] = [old.classification, next.classification];
  if (was === is) return [];
  const rank = (word: string | undefined): number =>
    word === undefined ? -1 : scale.findIndex((words) => words.includes(word.toLowerCase()));
  const sayClass = say('classification');
  const named = `"${path}" was ${was === undefined ? 'not classified' : `classified as ${was}`} and is ${is === undefined ? 'not any more' : is}`;
  const isUnknown = (was !== undefined && rank(was) === -1) || (is !== undefined && rank(is) === -1);
  if (isUnknown)
    return [
      sayClass(path, {
        ...breaksReaders,
        sentence: `${named}: the two cannot be ranked, so that whoever may read it must be asked again.`,
      }),
    ];
  if (rank(is) > Math.max(rank(was), 0))
    return [sayClass(path, { ...breaksReaders, sentence: `${named}: fewer may read it.` })];
  if (is === undefined) return [sayClass(path, { ...notes, sentence: `${named}.` })];
  return [sayClass(path, { ...(was === undefined ? notes : widens), sentence: `${named}.` })];
}

function diffUniqueness(old: ContractField, next: ContractField, path: string): ContractChange[] {
  const [was, is] = [old.unique === true, next.unique === true];
  if (was === is) return [];
  const sayUnique = say('uniqueness');
  if (is)
    return [
      sayUnique(path, {
        severity: 'breaking',
        hurts: 'writers',
        sentence: `"${path}" must now be unique: rows that share a value are refused.`,
      }),
    ];
  return [
    sayUnique(path, {
      ...breaksReaders,
      sentence: `"${path}" is no longer unique: readers that find a row by it find several.`,
    }),
  ];
}

function diffTexts(old: ContractField, next: ContractField, path: string): ContractChange[] {
  const sayText = say('text');
  return (['description', 'businessName'] as const)
    .filter((name) => old[name] !== next[name])
    .map((name) =>
      sayText(path, {
        ...notes,
        sentence:
          `"${path}" has another ${name}: "${old[name] ?? ''}" was "${next[name] ?? ''}" until now.`.replace(
            /"(.*)" was "(.*)" until/,
            '"$2" was "$1" until',
          ),
      }),
    );
}
