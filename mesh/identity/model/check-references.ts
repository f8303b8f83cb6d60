import { faultAt, normaliserNames, type EntityType, type Fault, type SourceDocument } from '#schemas';
import { conditionExamples, findCondition, type FeatureShape } from './conditions.ts';
import type { ComparisonFile, FeatureFile, IdentityModelFile, LevelFile } from './identity-model-file.ts';
import { toConditions } from './to-conditions.ts';

type Path = readonly (string | number)[];

/** Normalisers whose results are plain Latin characters, on which counting bytes counts characters. */
const latin = new Set([
  'telephone',
  'resident-id',
  'credit-code',
  'vin',
  'pinyin',
  'us-address',
  'site-name',
  'western-name',
  'given-name',
  'sound',
  'company-name',
  'western-address',
  'address-number',
  'address-street',
  'address-unit',
  'email',
  'email-name',
  'url',
  'postcode',
]);

/** What a schema cannot say: that attributes, features, normalisers and conditions exist and fit one another. */
export function checkReferences(
  document: SourceDocument,
  file: IdentityModelFile,
  entityTypes: readonly EntityType[],
): Fault[] {
  const faults: Fault[] = [];
  const report = (path: Path, sentence: string) => faults.push(faultAt(document, path, sentence));
  const entityType = entityTypes.find((candidate) => candidate.name === file.entity);
  if (!entityType)
    report(
      ['entity'],
      `There is no entity type "${file.entity}". Known are ${list(entityTypes.map((type) => type.name))}.`,
    );
  else checkFeatures(file, entityType, report);
  checkFeatureNames(file, report);
  file.comparisons.forEach((comparison, index) => checkComparison(file, comparison, { report, index }));
  checkThresholds(file, report);
  return faults;
}

type Report = (path: Path, sentence: string) => void;

function checkFeatures(file: IdentityModelFile, entityType: EntityType, report: Report): void {
  const known = entityType.attributes.map((attribute) => attribute.name);
  for (const [name, feature] of Object.entries(file.features)) {
    for (const attribute of [feature.from].flat())
      if (!known.includes(attribute))
        report(
          ['features', name, 'from'],
          `${entityType.name} has no attribute "${attribute}". It has ${list(known)}.`,
        );
    if (!(normaliserNames as readonly string[]).includes(feature.normalise))
      report(
        ['features', name, 'normalise'],
        `There is no normaliser "${feature.normalise}". Known are ${list(normaliserNames)}.`,
      );
  }
}

function checkFeatureNames(file: IdentityModelFile, report: Report): void {
  const known = Object.keys(file.features);
  const check = (name: string, path: Path) => {
    if (!known.includes(name))
      report(path, `There is no feature "${name}" in this file. It has ${list(known)}.`);
  };
  file.blocking.forEach((rule, index) => {
    const path = Array.isArray(rule) ? ['blocking', index] : ['blocking', index, 'on'];
    (Array.isArray(rule) ? rule : rule.on).forEach((name, place) => check(name, [...path, place]));
    if (Array.isArray(rule)) return;
    rule.split?.forEach((name, place) => check(name, ['blocking', index, 'split', place]));
  });
  file.comparisons.forEach((comparison, index) =>
    check(comparison.feature, ['comparisons', index, 'feature']),
  );
  file.guards?.conflict?.forEach((name, index) => check(name, ['guards', 'conflict', index]));
}

interface Place {
  report: Report;
  index: number;
}

function checkComparison(
  file: IdentityModelFile,
  comparison: ComparisonFile,
  { report, index }: Place,
): void {
  // That the comparison's own feature is unknown is said once, not again for each of its levels.
  if (!file.features[comparison.feature]) return;
  comparison.levels.forEach((level, step) => {
    const path = ['comparisons', index, 'levels', step];
    for (const [feature, phrase] of toConditions(level.when, comparison.feature))
      checkCondition(file, { feature, phrase }, (sentence) => report([...path, 'when'], sentence));
    checkRarity(comparison, level, (sentence) => report([...path, 'termFrequency'], sentence));
    if (level.fixed && (level.m === undefined || level.u === undefined))
      report([...path, 'fixed'], 'A fixed level needs m and u here: training leaves it as it is.');
  });
  for (const which of ['m', 'u'] as const)
    checkSum(comparison, which, (sentence) => report(['comparisons', index, 'levels', 0], sentence));
}

function checkCondition(
  file: IdentityModelFile,
  test: { feature: string; phrase: string },
  report: (sentence: string) => void,
): void {
  const condition = findCondition(test.phrase);
  if (!condition)
    return report(`"${test.phrase}" is no condition. Say for example ${list(conditionExamples)}.`);
  const feature = file.features[test.feature];
  if (!feature)
    return report(
      `There is no feature "${test.feature}" in this file. It has ${list(Object.keys(file.features))}.`,
    );
  if (condition.other && !file.features[condition.other])
    report(`There is no feature "${condition.other}" in this file.`);
  const shape = toShape(feature);
  if (!condition.shapes.includes(shape))
    report(
      `"${test.phrase}" cannot be asked of ${test.feature}, which is ${describe[shape]}. It fits ${list(condition.shapes.map((fit) => describe[fit]))}.`,
    );
}

const describe: Record<FeatureShape, string> = {
  text: 'text in any script',
  latin: 'digits and Latin letters',
  words: 'a set of words (split)',
  date: 'a date',
  number: 'a number',
  position: 'a position (longitude and latitude together)',
};

function toShape(feature: FeatureFile): FeatureShape {
  if (feature.split) return 'words';
  if (feature.together) return 'position';
  if (feature.normalise.startsWith('date')) return 'date';
  if (feature.normalise === 'number') return 'number';
  return latin.has(feature.normalise) ? 'latin' : 'text';
}

function checkRarity(comparison: ComparisonFile, level: LevelFile, report: (sentence: string) => void): void {
  if (
    level.termFrequency &&
    toConditions(level.when, comparison.feature).some(([, phrase]) => /different|missing/.test(phrase))
  )
    report('Rarity belongs to values that agree: leave termFrequency out where they differ.');
}

function checkSum(comparison: ComparisonFile, which: 'm' | 'u', report: (sentence: string) => void): void {
  const sum = comparison.levels.reduce((total, level) => total + (level[which] ?? 0), 0);
  if (sum > 1.001)
    report(
      `The ${which} of the levels add up to ${sum.toFixed(3)}, yet only one level holds for a pair: together at most 1.`,
    );
}

function checkThresholds(file: IdentityModelFile, report: Report): void {
  const { link, review } = file.thresholds;
  if (review !== undefined && review > link)
    report(
      ['thresholds', 'review'],
      `review (${review}) is where doubt begins: it cannot be above link (${link}).`,
    );
}

function list(names: readonly string[]): string {
  return names.join(', ');
}
