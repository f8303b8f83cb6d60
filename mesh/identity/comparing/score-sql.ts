import {
  left,
  right,
  rarestShared,
  shareColumn,
  toLevelWeight,
  type Comparison,
  type IdentityModel,
  type Test,
} from '../model/index.ts';

/** The level's number that means: no level holds or a value is missing, so the comparison is neutral. */
export const neutralLevel = -1;

/** Shares below this count as this: a value seen once says no more than that it is very rare. */
const smallestShare = 1e-7;

/**
 * The query that scores the table `pairs`: a, b, rule, then for comparison k its level `g<k>` and weight `w<k>` in bits
 * (log2 m/u, Fellegi and Sunter 1969, with Winkler's adjustment for frequent values), and `weight`, prior included.
 */
export function toScoreQuery(model: IdentityModel, priorWeight: number): string {
  const levels = model.comparisons.map(
    (comparison, k) => `${toLevelCase(comparison)} AS g${k}, ${toShare(model, comparison)} AS s${k}`,
  );
  const weights = model.comparisons.map((comparison, k) => `${toWeightCase(comparison, k)} AS w${k}`);
  const named = model.comparisons.map((_comparison, k) => `g${k}, w${k}`);
  const sum = model.comparisons.map((_comparison, k) => `w${k}`).join(' + ');
  return `SELECT a, b, rule, ${named.join(', ')}, (${double(priorWeight)} + ${sum})::DOUBLE AS weight FROM (
    SELECT *, ${weights.join(', ')} FROM (
      SELECT a, b, rule, ${levels.join(', ')}
      FROM pairs JOIN features l ON l.i = a JOIN features r ON r.i = b))`;
}

function toLevelCase(comparison: Comparison): string {
  const steps = comparison.levels.map(
    (level, index) => `WHEN ${level.tests.map(toTestSql).join(' AND ')} THEN ${index}`,
  );
  const missing = `${left(comparison.feature)} IS NULL OR ${right(comparison.feature)} IS NULL`;
  return `(CASE WHEN ${missing} THEN ${neutralLevel} ${steps.join(' ')} ELSE ${neutralLevel} END)::TINYINT`;
}

/** Written with an exponent, a literal is a double and not a decimal of limited digits. */
const double = (value: number) => value.toExponential();

const toTestSql = ({ feature, condition }: Test) => condition.toSql(feature);

/** How frequent the agreeing value is; of a set, its rarest shared word. */
function toShare(model: IdentityModel, { feature }: Comparison): string {
  const isSet = model.features.find((candidate) => candidate.name === feature)?.split !== undefined;
  if (isSet) return rarestShared(feature);
  return `greatest(l.${shareColumn(feature)}, r.${shareColumn(feature)})`;
}

function toWeightCase(comparison: Comparison, k: number): string {
  const base = comparison.levels[0]?.u ?? 1;
  const steps = comparison.levels.map((level, index) => {
    const rarity = level.termFrequency
      ? ` + log2(${double(base)} / greatest(s${k}, ${double(smallestShare)}))`
      : '';
    return `WHEN ${index} THEN ${double(toLevelWeight(level))}${rarity}`;
  });
  return `(CASE g${k} ${steps.join(' ')} ELSE 0 END)::DOUBLE`;
}
