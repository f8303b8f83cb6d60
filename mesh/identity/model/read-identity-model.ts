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
import { layParameters } from './lay-parameters.ts';
import { readParameters } from './read-parameters.ts';
import { toConditions } from './to-conditions.ts';

const usualGuards: Guards = { largestCluster: 100, conflict: [], clean: [] };

/** Where training starts when nobody says how many records of one entity there are. */
const usualPrior = { matchesPerRecord: 0.5 };

/** A block of n records makes n(n-1)/2 comparisons: half a million here. */
const usualBlock = 1000;

/**
 * Reads `identity/<entity>.yaml`; every mistake of the file is named in one run, and then there is no model.
 * @param parameters the trained parameters beside it, which are laid over the model
 */
export function readIdentityModel(
  document: SourceDocument,
  entityTypes: readonly EntityType[],
  parameters?: SourceDocument,
): { model?: IdentityModel; faults: Fault[] } {
  const faults = [...document.faults];
  if (faults.length === 0) faults.push(...checkDocument(document, identityModelSchema));
  if (faults.length > 0) return { faults };
  const file = document.data as IdentityModelFile;
  faults.push(...checkReferences(document, file, entityTypes));
  const entityType = entityTypes.find((candidate) => candidate.name === file.entity);
  if (faults.length > 0 || !entityType) return { faults };
  const model = toModel(document.file, file, entityType);
  return parameters ? readTrained(model, parameters) : { model, faults };
}

function readTrained(
  model: IdentityModel,
  document: SourceDocument,
): { model?: IdentityModel; faults: Fault[] } {
  const { parameters, faults } = readParameters(document, model);
  return parameters ? { model: layParameters(model, parameters), faults } : { faults };
}

function toModel(shownAs: string, file: IdentityModelFile, entityType: EntityType): IdentityModel {
  return {
    entity: entityType.name,
    file: shownAs,
    features: Object.entries(file.features).map(([name, feature]) => toFeature(name, feature, entityType)),
    blocking: file.blocking.map((rule) => toBlockingRule(rule, file)),
    prior: file.prior ?? usualPrior,
    comparisons: file.comparisons.map(toComparison),
    thresholds: { link: file.thresholds.link, review: file.thresholds.review ?? file.thresholds.link },
    guards: { ...usualGuards, ...file.guards },
    parameters: isComplete(file) ? 'given' : 'missing',
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

function isComplete(file: IdentityModelFile): boolean {
  const levels = file.comparisons.flatMap((comparison) => comparison.levels);
  return file.prior !== undefined && levels.every(({ m, u }) => m !== undefined && u !== undefined);
}

function toBlockingRule(rule: IdentityModelFile['blocking'][number], file: IdentityModelFile): BlockingRule {
  const { on, atMost = usualBlock, split } = Array.isArray(rule) ? { on: rule } : rule;
  return { on, atMost, split: split ?? findSplitters(on, file) };
}

/** Where the file names none, a frequent key is split by what else is compared, in the file's order. */
function findSplitters(on: readonly string[], file: IdentityModelFile): string[] {
  const compared = file.comparisons.map(({ feature }) => feature);
  const single = compared.filter((name) => file.features[name]?.split === undefined && !on.includes(name));
  return [...new Set(single)];
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
  const { m, u } = { ...toStart(comparison, level), ...level };
  return {
    reads,
    tests,
    m,
    u,
    termFrequency: level.termFrequency ?? false,
    ...(level.fixed && { fixed: true }),
  };
}

/**
 * Where training starts when the file says nothing: of records of one entity most agree fully, some partly, a few not
 * at all; of records of two entities most do not agree.
 */
function toStart({ levels }: ComparisonFile, level: LevelFile): { m: number; u: number } {
  const place = levels.indexOf(level);
  const last = levels.length - 1;
  if (last === 0) return { m: 0.5, u: 0.01 };
  if (place === 0) return { m: 0.8, u: 0.01 };
  if (place === last) return { m: 0.08, u: 0.9 };
  return { m: 0.12 / (last - 1), u: 0.09 / (last - 1) };
}
