import {
  column,
  countColumn,
  left,
  rarestShared,
  right,
  sharedColumn,
  sharedRarity,
  totalColumn,
  validColumn,
  type Comparison,
  type IdentityModel,
  type Test,
} from '../model/index.ts';

/** The level's number that means: no level holds or a value is missing, so the comparison is neutral. */
export const neutralLevel = -1;

/**
 * The query that compares pairs (`from`: a table or query with a and b and what else is `carried`): for comparison k
 * its level `g<k>`, and where rarity counts `t<k>`, how many records have the agreeing value.
 */
export function toLevelQuery(
  model: Pick<IdentityModel, 'features' | 'comparisons'>,
  { from, carried = [] }: { from: string; carried?: readonly string[] },
): string {
  const columns = model.comparisons.flatMap((comparison, k) => [
    `${toLevelCase(comparison)} AS g${k}`,
    ...(goesByRarity(comparison) ? [`${toCount(model, comparison)} AS t${k}`] : []),
  ]);
  const pair = ['a', 'b', ...carried];
  const sets = toComparedSets(model);
  const sides = `${from} AS pair JOIN features l ON l.i = pair.a JOIN features r ON r.i = pair.b`;
  if (sets.length === 0)
    return `SELECT ${[...pair.map((name) => `pair.${name}`), ...columns].join(', ')} FROM ${sides}`;
  const shared = sets.map((name) => `${sharedRarity(name)} AS ${sharedColumn(name)}`);
  const packed = (['l', 'r'] as const).map((side) => `${toSide(model, side)} AS ${side}`);
  const first = [...pair.map((name) => `pair.${name}`), ...packed, ...shared].join(', ');
  return `SELECT ${[...pair.map((name) => `compared.${name}`), ...columns].join(', ')}
    FROM (SELECT ${first} FROM ${sides}) AS compared`;
}

/** What the levels ask of one side; sets are left behind, unless a comparison is of the set itself. */
function toSide(
  { features, comparisons }: Pick<IdentityModel, 'features' | 'comparisons'>,
  side: 'l' | 'r',
): string {
  const compared = new Set(comparisons.map(({ feature }) => feature));
  const tests = comparisons.flatMap(({ levels }) => levels.flatMap((level) => level.tests));
  const asked = new Set(tests.flatMap(({ feature, condition }) => [feature, condition.other ?? feature]));
  const counted = new Set(comparisons.filter(goesByRarity).map(({ feature }) => feature));
  const columns = features
    .filter(({ name }) => compared.has(name) || asked.has(name))
    .flatMap(({ name, split }) => {
      const isWhole = split === undefined || compared.has(name) || tests.some((test) => needsSet(test, name));
      return [
        ...(isWhole ? [column(name)] : []),
        validColumn(name),
        ...(split === undefined ? [] : [totalColumn(name)]),
        ...(split === undefined && counted.has(name) ? [countColumn(name)] : []),
      ];
    });
  return `struct_pack(${columns.map((name) => `${name} := ${side}.${name}`).join(', ')})`;
}

/** `different` and `missing` ask whether there is a set at all. */
const needsSet = ({ feature, condition }: Test, name: string) =>
  feature === name && /different|missing/.test(condition.reads);

/** The sets that a level asks for: what two of them share is worked out once for all levels. */
function toComparedSets({
  features,
  comparisons,
}: Pick<IdentityModel, 'features' | 'comparisons'>): string[] {
  const asked = new Set(
    comparisons.flatMap(({ levels }) => levels.flatMap(({ tests }) => tests.map((test) => test.feature))),
  );
  return features.filter(({ name, split }) => split !== undefined && asked.has(name)).map(({ name }) => name);
}

export function goesByRarity({ levels }: Comparison): boolean {
  return levels.some(({ termFrequency }) => termFrequency);
}

function toLevelCase(comparison: Comparison): string {
  const steps = comparison.levels.map(
    (level, index) => `WHEN ${level.tests.map(toTestSql).join(' AND ')} THEN ${index}`,
  );
  const missing = `${left(comparison.feature)} IS NULL OR ${right(comparison.feature)} IS NULL`;
  return `(CASE WHEN ${missing} THEN ${neutralLevel} ${steps.join(' ')} ELSE ${neutralLevel} END)::TINYINT`;
}

const toTestSql = ({ feature, condition }: Test) => condition.toSql(feature);

/** How many records have the agreeing value: of two that only resemble each other the more frequent one's. */
function toCount(model: Pick<IdentityModel, 'features'>, { feature }: Comparison): string {
  const isSet = model.features.find(({ name }) => name === feature)?.split !== undefined;
  if (isSet) return `${rarestShared(feature)}::FLOAT`;
  return `greatest(l.${countColumn(feature)}, r.${countColumn(feature)})::FLOAT`;
}
