import type { RuleKeys } from '../blocking/index.ts';
import type { Comparison, FeatureFile, IdentityModel, LevelFile } from '../model/index.ts';
import type { InputSigns } from './find-clean-inputs.ts';
import type { ModelPlan } from './plan-model.ts';

export interface MadeModel {
  readonly plan: ModelPlan;
  readonly model: IdentityModel;
  readonly keys: readonly RuleKeys[];
  readonly signs: readonly InputSigns[];
}

/** The model as a file that a person goes on from: each choice with its reason, m and u as they were trained. */
export function toModelYaml({ plan, model, keys, signs }: MadeModel): string {
  return [
    '# Proposed by "causeway link --auto" from what the columns hold, and trained on these records without labels.',
    '# Change what you know better, and link again with --model: without m, u and prior it is trained anew.',
    `entity: ${model.entity}`,
    ...toFeatureLines(plan, model),
    ...toBlockingLines(model, keys),
    `prior: { matchesPerRecord: ${round(model.prior.matchesPerRecord)} }`,
    '# m: how often a level holds between two records of one entity; u: between records of two.',
    ...toComparisonLines(plan, model),
    '# In bits of evidence, prior included: 0 is even odds. Above 0 where comparisons agree together more often than by chance.',
    `thresholds: { link: ${round(model.thresholds.link)}, review: ${round(model.thresholds.review)} }`,
    ...toGuardLines(model, signs),
    '',
  ].join('\n');
}

const round = (value: number) => Number(value.toPrecision(5));
const text = (value: string) => JSON.stringify(value);
/** A comment ends with its line. */
const comment = (words: string) => `# ${words.replaceAll(/\s+/g, ' ')}`;

function toFeatureLines({ classified, columns, draft }: ModelPlan, model: IdentityModel): string[] {
  const used = toUsed(model);
  const lines = classified
    .filter(({ kind }) => kind === 'nothing')
    .map(({ name, why }) => comment(`Left out: ${name} (${why}).`));
  lines.push('features:');
  for (const { from, why, feature, proposal } of columns) {
    lines.push(`  ${comment(`${from.join(' and ')}: ${why}.`)}`);
    for (const suffix of ['', ...proposal.side.map((side) => side.suffix)]) {
      const file = draft.features[`${feature}${suffix}`];
      if (file && used.has(`${feature}${suffix}`))
        lines.push(`  ${feature}${suffix}: ${toFeatureLine(file)}`);
    }
  }
  return lines;
}

function toFeatureLine({ from, normalise, take, split, together }: FeatureFile): string {
  const parts = [`from: ${JSON.stringify(from)}`, `normalise: ${normalise}`];
  if (together) parts.push('together: true');
  if (take !== undefined) parts.push(`take: ${text(take)}`);
  if (split !== undefined) parts.push(`split: ${split}`);
  return `{ ${parts.join(', ')} }`;
}

/** Features that something goes by; the others were only tried. */
function toUsed({ blocking, comparisons, guards }: IdentityModel): Set<string> {
  const tested = comparisons.flatMap(({ feature, levels }) => [
    feature,
    ...levels.flatMap(({ tests }) =>
      tests.flatMap((test) => [test.feature, test.condition.other ?? feature]),
    ),
  ]);
  return new Set([...blocking.flatMap(({ on, split }) => [...on, ...split]), ...tested, ...guards.conflict]);
}

function toBlockingLines({ blocking }: IdentityModel, keys: readonly RuleKeys[]): string[] {
  const rules = blocking.map(({ on, atMost, split }, index) => {
    const pairs = keys[index]?.estimated.toLocaleString('en') ?? 'no';
    const parts = [`on: [${on.join(', ')}]`, `atMost: ${atMost}`];
    if (split.length > 0) parts.push(`split: [${split.join(', ')}]`);
    return `  - { ${parts.join(', ')} } # ${pairs} pairs`;
  });
  return [
    '# Records that agree on all features of one line are compared; a key of more than atMost is split.',
    'blocking:',
    ...rules,
  ];
}

function toComparisonLines({ draft }: ModelPlan, { comparisons }: IdentityModel): string[] {
  const lines = comparisons.flatMap((comparison) => {
    const file = draft.comparisons.find(({ feature }) => feature === comparison.feature);
    const levels =
      file?.levels.map((level, place) => `      - ${toLevelLine(level, comparison, place)}`) ?? [];
    return [`  - feature: ${comparison.feature}`, '    levels:', ...levels];
  });
  return ['comparisons:', ...lines];
}

function toLevelLine({ when, termFrequency }: LevelFile, { levels }: Comparison, place: number): string {
  const { m = 0.5, u = 0.5 } = levels[place] ?? {};
  const phrase =
    typeof when === 'string'
      ? text(when)
      : `{ ${Object.entries(when)
          .map(([feature, each]) => `${feature}: ${text(each)}`)
          .join(', ')} }`;
  const rare = termFrequency ? ', termFrequency: true' : '';
  return `{ when: ${phrase}, m: ${round(m)}, u: ${round(u)}${rare} } # ${Math.log2(m / u).toFixed(1)} bits`;
}

function toGuardLines({ guards }: IdentityModel, signs: readonly InputSigns[]): string[] {
  const parts = [`largestCluster: ${guards.largestCluster}`, `averageWeight: ${guards.averageWeight ?? 0}`];
  if (guards.conflict.length > 0) parts.push(`conflict: [${guards.conflict.join(', ')}]`);
  if (guards.clean.length > 0) parts.push(`clean: [${guards.clean.map(text).join(', ')}]`);
  const why = signs.map((sign) => comment(`${sign.dataset} ${toOpinion(sign)}.`));
  return [...why, `guards: { ${parts.join(', ')} }`];
}

function toOpinion({ isClean, strongWithin, strongBetween, duplicates }: InputSigns): string {
  if (strongWithin + strongBetween === 0) return 'tells nothing of whether it holds anybody twice';
  const opinion = isClean ? 'seems to hold nobody twice' : 'seems to hold duplicates';
  const pairs = `${strongWithin} strong pairs within, ${strongBetween} with others`;
  return `${opinion}: ${pairs}${duplicates > 0 ? `; ${duplicates} of those within have the same best match elsewhere` : ''}`;
}
