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
  const missing = `${left(comparison.feature)} IS NULL OR ${right(comparison.feature)} IS NULL`;
  return `(CASE WHEN ${missing} THEN ${neutralLevel} ${toSteps(comparison, 0)} END)::TINYINT`;
}

/**
 * The levels from that one on. Where several in a row ask for the same likeness, more and less of it, a pair that has
 * not even the least of it passes them all at once: most pairs of different values have their distance worked out once.
 */
function toSteps(comparison: Comparison, from: number): string {
  const { levels } = comparison;
  const level = levels[from];
  if (!level) return `ELSE ${neutralLevel}`;
  const run = toRun(comparison, from);
  const least = run.length > 1 ? toLeast(run) : undefined;
  const steps = Array.from({ length: Math.max(run.length, 1) }, (_, at) => {
    const tests = levels[from + at]?.tests ?? [];
    return `WHEN ${tests.map(toTestSql).join(' AND ')} THEN ${from + at}`;
  });
  const behind = from + steps.length;
  const rest = toSteps(comparison, behind);
  const beyond = behind < levels.length ? `(CASE ${rest} END)` : neutralLevel;
  return [...(least ? [`WHEN NOT ${least} THEN ${beyond}`] : []), ...steps, rest].join(' ');
}

/** The levels from that one on that ask for nothing but the same likeness of the same feature. */
function toRun({ levels }: Comparison, from: number): Test[] {
  const run: Test[] = [];
  for (const { tests } of levels.slice(from)) {
    const [only, ...others] = tests;
    const isLike = only?.condition.likeness !== undefined && others.length === 0;
    if (!isLike || (run[0] && toKind(run[0]) !== toKind(only))) break;
    run.push(only);
  }
  return run;
}

const toKind = ({ feature, condition }: Test) => `${condition.likeness?.kind} ${feature}`;

/** SQL that holds for whatever one of these tests holds for. */
function toLeast(run: readonly Test[]): string | undefined {
  const [least] = run.toSorted(
    (one, other) => (one.condition.likeness?.least ?? 0) - (other.condition.likeness?.least ?? 0),
  );
  return least?.condition.likeness?.toSql(least.feature);
}

const toTestSql = ({ feature, condition }: Test) => condition.toSql(feature);

/** How many records have the agreeing value: of two that only resemble each other the more frequent one's. */
function toCount(model: Pick<IdentityModel, 'features'>, { feature }: Comparison): string {
  const isSet = model.features.find(({ name }) => name === feature)?.split !== undefined;
  if (isSet) return `${rarestShared(feature)}::FLOAT`;
  return `greatest(l.${countColumn(feature)}, r.${countColumn(feature)})::FLOAT`;
}
