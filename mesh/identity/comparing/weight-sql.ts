import { toLevelWeight, toPriorWeight, type Comparison, type IdentityModel } from '../model/index.ts';
import { goesByRarity } from './level-sql.ts';

/** Shares below this count as this: a value seen once says no more than that it is very rare. */
const smallestShare = 1e-7;

/** Written with an exponent, a literal is a double and not a decimal of limited digits. */
export const double = (value: number) => value.toExponential();

/**
 * The weight in bits of a row of levels, prior included: log2(m/u) of each level (Fellegi and Sunter 1969), for
 * agreeing values adjusted by how rare they are (Winkler 2000). Added in one order, so that it is always the same number.
 */
export function toWeightSql(model: IdentityModel, records: number): string {
  const parts = model.comparisons.map((comparison, k) =>
    toComparisonWeight(model, { comparison, k, records }),
  );
  return `(${[double(toPriorWeight(model.prior, records)), ...parts].join(' + ')})`;
}

interface Place {
  readonly comparison: Comparison;
  readonly k: number;
  readonly records: number;
}

export function toComparisonWeight(model: IdentityModel, { comparison, k, records }: Place): string {
  const steps = comparison.levels.map((level, index) => {
    const rarity = level.termFrequency ? ` + ${toRarityWeight(model, { comparison, k, records })}` : '';
    return `WHEN ${index} THEN ${double(toLevelWeight(level))}${rarity}`;
  });
  return `(CASE g${k} ${steps.join(' ')} ELSE 0 END)::DOUBLE`;
}

/**
 * What rarity adds: log2(u of full agreement / share of other entities' records with the value). How often an entity's
 * own records repeat it says nothing of how frequent it is, so the expected number of them is taken off.
 */
export function toRarityWeight(model: IdentityModel, { comparison, k, records }: Place): string {
  if (!goesByRarity(comparison)) return '0';
  const base = comparison.levels[0]?.u ?? 1;
  const isSet = model.features.find(({ name }) => name === comparison.feature)?.split !== undefined;
  const others = `greatest(t${k} - ${double(model.prior.matchesPerRecord + 1)}, 0.5)`;
  const share = isSet ? `t${k}` : `${others} / ${Math.max(records, 1)}`;
  return `log2(${double(base)} / greatest(${share}, ${double(smallestShare)}))`;
}
