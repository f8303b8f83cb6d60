import { checkDocument, type EntityType, type Fault, type SourceDocument } from '#schemas';
import { checkReferences } from './check-references.ts';
import { findCondition } from './conditions.ts';
import type {
  BlockingRule,
  Comparison,
  ComparisonLevel,
  Feature,
  Guards,
  IdentityModel,
} from './identity-model.ts';
import type { ComparisonFile, FeatureFile, IdentityModelFile, LevelFile } from './identity-model-file.ts';
import { identityModelSchema } from './identity-model-schema.ts';
import { toConditions } from './to-conditions.ts';

const usualGuards: Guards = { largestCluster: 100, conflict: [] };

/** A block of n records makes n(n-1)/2 comparisons: half a million here. */
const usualBlock = 1000;

/** Reads `identity/<entity>.yaml`; every mistake of the file is named in one run, and then there is no model. */
export function readIdentityModel(
  document: SourceDocument,
  entityTypes: readonly EntityType[],
): { model?: IdentityModel; faults: Fault[] } {
  const faults = [...document.faults];
  if (faults.length === 0) faults.push(...checkDocument(document, identityModelSchema));
  if (faults.length > 0) return { faults };
  const file = document.data as IdentityModelFile;
  faults.push(...checkReferences(document, file, entityTypes));
  const entityType = entityTypes.find((candidate) => candidate.name === file.entity);
  if (faults.length > 0 || !entityType) return { faults };
  return { model: toModel(document.file, file, entityType), faults };
}

function toModel(shownAs: string, file: IdentityModelFile, entityType: EntityType): IdentityModel {
  return {
    entity: entityType.name,
    file: shownAs,
    features: Object.entries(file.features).map(([name, feature]) => toFeature(name, feature, entityType)),
    blocking: file.blocking.map(toBlockingRule),
    prior: file.prior,
    comparisons: file.comparisons.map(toComparison),
    thresholds: { link: file.thresholds.link, review: file.thresholds.review ?? file.thresholds.link },
    guards: { ...usualGuards, ...file.guards },
  };
}

function toFeature(name: string, file: FeatureFile, entityType: EntityType): Feature {
  const from = [file.from].flat();
  return {
    name,
    from: from.flatMap(
      (wanted) => entityType.attributes.find((attribute) => attribute.name === wanted) ?? [],
    ),
    normalise: file.normalise as Feature['normalise'],
    take: file.take === undefined ? undefined : new RegExp(file.take, 'u'),
    split: file.split,
    together: file.together ?? false,
  };
}

function toBlockingRule(rule: IdentityModelFile['blocking'][number]): BlockingRule {
  return Array.isArray(rule)
    ? { on: rule, atMost: usualBlock }
    : { on: rule.on, atMost: rule.atMost ?? usualBlock };
}

function toComparison(file: ComparisonFile): Comparison {
  return {
    name: file.name ?? file.feature,
    feature: file.feature,
    levels: file.levels.map((level) => toLevel(level, file)),
  };
}

function toLevel(level: LevelFile, comparison: ComparisonFile): ComparisonLevel {
  const when = toConditions(level.when, comparison.feature);
  const tests = when.flatMap(([feature, phrase]) => {
    const condition = findCondition(phrase);
    return condition ? [{ feature, condition }] : [];
  });
  const reads =
    typeof level.when === 'string'
      ? level.when
      : when.map(([feature, phrase]) => `${feature} ${phrase}`).join(', ');
  return { reads, tests, m: level.m, u: level.u, termFrequency: level.termFrequency ?? false };
}
