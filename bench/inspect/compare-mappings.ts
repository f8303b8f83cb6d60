import type { Contract } from '#contracts';
import type { DatasetRead } from '#sources';

export interface MappingComparison {
  /** Rules that the hand wrote of fields. */
  readonly hand: number;
  /** Of these, the ones that the draft has as well. */
  readonly hits: number;
  /** Rules of the draft that the hand did not write. */
  readonly strange: string[];
  readonly missed: string[];
}

interface Side {
  readonly contract: Contract;
  readonly read: DatasetRead;
}

/** Mappings rule by rule: entity, attribute and column; constants, which no data show, are left out. */
export function compareMappings(hand: Side, draft: Side): MappingComparison {
  const [wanted, drafted] = [listRules(hand), listRules(draft)];
  return {
    hand: wanted.size,
    hits: [...wanted].filter((rule) => drafted.has(rule)).length,
    strange: [...drafted].filter((rule) => !wanted.has(rule)),
    missed: [...wanted].filter((rule) => !drafted.has(rule)),
  };
}

function listRules({ contract, read }: Side): Set<string> {
  const rules = contract.mappings.flatMap(({ entity, attributes }) =>
    Object.entries(attributes).flatMap(([attribute, rule]) => {
      if ('constant' in rule) return [];
      const [first = '', ...rest] = rule.from.split('.');
      return [`${entity}.${attribute} < ${[read.fields?.[first] ?? first, ...rest].join('.')}`];
    }),
  );
  return new Set(rules);
}
