import type { AttributeMapping, Contract, EntityMapping } from '../contract.ts';
import { breaksReaders, notes, say, widens, type ContractChange } from './contract-comparison.ts';

const sayMapping = say('mapping');

/** What the rows say of the city's entities. */
export function diffMappings(old: Contract, next: Contract): ContractChange[] {
  const keyOf = ({ entity, role }: EntityMapping): string => (role === '' ? entity : `${entity} as ${role}`);
  const before = new Map(old.mappings.map((mapping) => [keyOf(mapping), mapping]));
  const after = new Map(next.mappings.map((mapping) => [keyOf(mapping), mapping]));
  const gone = [...before.keys()].filter((key) => !after.has(key));
  const added = [...after.keys()].filter((key) => !before.has(key));
  return [
    ...gone.map((key) =>
      sayMapping(`mapping.${key}`, { ...breaksReaders, sentence: `The rows no longer speak of the ${key}.` }),
    ),
    ...added.map((key) =>
      sayMapping(`mapping.${key}`, { ...widens, sentence: `The rows now also speak of the ${key}.` }),
    ),
    ...[...before].flatMap(([key, mapping]) => {
      const other = after.get(key);
      return other === undefined ? [] : diffMapping(key, mapping, other);
    }),
  ];
}

function diffMapping(key: string, old: EntityMapping, next: EntityMapping): ContractChange[] {
  const gone = Object.keys(old.attributes).filter((name) => !(name in next.attributes));
  const added = Object.keys(next.attributes).filter((name) => !(name in old.attributes));
  const path = `mapping.${key}`;
  return [
    ...gone.map((name) =>
      sayMapping(`${path}.${name}`, {
        ...breaksReaders,
        sentence: `The rows no longer give the ${key}'s "${name}".`,
      }),
    ),
    ...added.map((name) =>
      sayMapping(`${path}.${name}`, {
        ...widens,
        sentence: `The rows now also give the ${key}'s "${name}".`,
      }),
    ),
    ...diffWhen(key, old, next),
    ...Object.entries(old.attributes).flatMap(([name, rule]) => {
      const other = next.attributes[name];
      return other === undefined ? [] : diffRule(`${path}.${name}`, rule, other);
    }),
  ];
}

function diffWhen(key: string, old: EntityMapping, next: EntityMapping): ContractChange[] {
  if (JSON.stringify(sorted(old.when)) === JSON.stringify(sorted(next.when))) return [];
  const path = `mapping.${key}.when`;
  const isWider = Object.entries(next.when).every(([field, values]) => {
    const before = old.when[field];
    return before !== undefined && before.every((value) => values.includes(value));
  });
  if (isWider)
    return [sayMapping(path, { ...widens, sentence: `More rows than before speak of the ${key}.` })];
  return [
    sayMapping(path, { ...breaksReaders, sentence: `Some rows that spoke of the ${key} no longer do.` }),
  ];
}

function diffRule(path: string, old: AttributeMapping, next: AttributeMapping): ContractChange[] {
  if (JSON.stringify(sorted(old)) === JSON.stringify(sorted(next))) return [];
  const [was, is] = [sourceOf(old), sourceOf(next)];
  if (was !== is)
    return [sayMapping(path, { ...notes, sentence: `It came from ${was} and comes from ${is}.` })];
  const [before, after] = [codesOf(old), codesOf(next)];
  const changed = Object.keys(before).filter((code) => before[code] !== after[code]);
  if (changed.length > 0)
    return [
      sayMapping(path, {
        ...breaksReaders,
        sentence: `${changed.map((code) => `"${code}"`).join(', ')} of ${was} no longer ${changed.length === 1 ? 'means' : 'mean'} what ${changed.length === 1 ? 'it' : 'they'} did.`,
      }),
    ];
  return [
    sayMapping(path, { ...widens, sentence: `More values of ${was} are understood, or in another form.` }),
  ];
}

function sourceOf(rule: AttributeMapping): string {
  return 'from' in rule ? `"${rule.from}"` : `the constant ${String(rule.constant)}`;
}

function codesOf(rule: AttributeMapping): Record<string, unknown> {
  return 'from' in rule ? (rule.codes ?? {}) : {};
}

/** A block in the order of its keys, so that order is no change. */
function sorted(block: object): [string, unknown][] {
  return Object.entries(block)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [
      key,
      value !== null && typeof value === 'object' && !Array.isArray(value) ? sorted(value as object) : value,
    ]);
}
