import { checkDocument, defaultNormaliser } from '#schemas';
import type { DatasetId, EntityAttribute, EntityType, Fault, SourceDocument } from '#schemas';
import { findTolerance } from './comparison.ts';
import type { Agreement } from './comparison.ts';
import { findRuleReferenceFaults } from './rule-references.ts';
import { rulesDocumentSchema } from './rules-document-schema.ts';
import type { RulesDocument, SurvivorshipEntry } from './rules-document-schema.ts';
import type { SurvivorshipRule, SurvivorshipRules } from './survivorship-rules.ts';

export interface ReadSurvivorship {
  readonly rules?: SurvivorshipRules;
  readonly faults: Fault[];
}

/**
 * The survivorship part of rules/<entity>.yaml; the tolerance of each attribute comes from the document's
 * `equal` and `within` consistency rules, so that what is disputed and what is a conflict never differ.
 * @param datasets the datasets of the city, so that a misspelled one is found
 */
export function readSurvivorship(
  document: SourceDocument,
  entityType: EntityType,
  datasets: readonly DatasetId[],
): ReadSurvivorship {
  if (document.faults.length > 0) return { faults: [...document.faults] };
  const shapeFaults = checkDocument(document, rulesDocumentSchema);
  if (shapeFaults.length > 0) return { faults: shapeFaults };
  const data = document.data as RulesDocument;
  const faults = findRuleReferenceFaults({ document, data, entityType, datasets });
  return faults.length > 0 ? { faults } : { rules: toRules(data, entityType), faults };
}

function toRules(data: RulesDocument, entityType: EntityType): SurvivorshipRules {
  return new Map(entityType.attributes.map((attribute) => [attribute.name, toRule(data, attribute)]));
}

function toRule(data: RulesDocument, attribute: EntityAttribute): SurvivorshipRule {
  const { survivorship = {} } = data;
  const entry: SurvivorshipEntry = survivorship[attribute.name] ??
    survivorship['default'] ?? { strategy: 'freshest' };
  const agreement = findAgreement(data, attribute.name);
  return {
    attribute,
    strategy: entry.strategy,
    order: (entry.order ?? []) as readonly DatasetId[],
    comparison: data.compare?.[attribute.name] ?? defaultNormaliser(attribute),
    ...(agreement && { agreement }),
    trust: new Map(Object.entries(data.trust ?? {}) as [DatasetId, number][]),
  };
}

function findAgreement(data: RulesDocument, attribute: string): Agreement | undefined {
  const rule = data.consistency?.find(
    (entry) => entry['attribute'] === attribute && (entry['kind'] === 'equal' || entry['kind'] === 'within'),
  );
  if (!rule) return undefined;
  return rule['kind'] === 'equal' ? { kind: 'equal' } : findTolerance(rule['tolerance']);
}
