import { faultAt } from '#schemas';
import type { DatasetId, EntityType, Fault, SourceDocument } from '#schemas';
import type { RulesDocument } from './rules-document-schema.ts';

interface RuleReferences {
  readonly document: SourceDocument;
  readonly data: RulesDocument;
  readonly entityType: EntityType;
  readonly datasets: readonly DatasetId[];
}

/** Names in a rules document that lead nowhere: entity, attributes, datasets. */
export function findRuleReferenceFaults(references: RuleReferences): Fault[] {
  return [
    ...findEntityFaults(references),
    ...findAttributeFaults(references),
    ...findDatasetFaults(references),
    ...findOrderFaults(references),
  ];
}

function findEntityFaults({ document, data, entityType }: RuleReferences): Fault[] {
  if (data.entity === entityType.name) return [];
  return [
    faultAt(
      document,
      ['entity'],
      `These rules are for “${data.entity}”, but the file is for “${entityType.name}”: name the file after its entity.`,
    ),
  ];
}

function findAttributeFaults({ document, data, entityType }: RuleReferences): Fault[] {
  const known = new Set(entityType.attributes.map(({ name }) => name));
  const named = [
    ...Object.keys(data.survivorship ?? {}).map((name) => ['survivorship', name] as const),
    ...Object.keys(data.compare ?? {}).map((name) => ['compare', name] as const),
  ];
  return named
    .filter(([part, name]) => !known.has(name) && !(part === 'survivorship' && name === 'default'))
    .map(([part, name]) =>
      faultAt(
        document,
        [part, name],
        `“${entityType.name}” has no attribute “${name}”: use one of ${[...known].join(', ')}.`,
      ),
    );
}

function findDatasetFaults({ document, data, datasets }: RuleReferences): Fault[] {
  const known = new Set<string>(datasets);
  const trusted = Object.keys(data.trust ?? {}).map((dataset) => ({ dataset, path: ['trust', dataset] }));
  const ordered = Object.entries(data.survivorship ?? {}).flatMap(([attribute, { order = [] }]) =>
    order.map((dataset, index) => ({ dataset, path: ['survivorship', attribute, 'order', index] })),
  );
  return [...trusted, ...ordered]
    .filter(({ dataset }) => !known.has(dataset))
    .map(({ dataset, path }) =>
      faultAt(
        document,
        path,
        `The city has no dataset “${dataset}”: write department, a dot and the dataset, as its contract does.`,
      ),
    );
}

function findOrderFaults({ document, data }: RuleReferences): Fault[] {
  return Object.entries(data.survivorship ?? {})
    .filter(([, { strategy, order }]) => (strategy === 'authority') !== (order !== undefined))
    .map(([attribute, { strategy }]) =>
      faultAt(
        document,
        ['survivorship', attribute],
        strategy === 'authority'
          ? 'The strategy “authority” needs “order”: the datasets in the order in which they are believed.'
          : `The strategy “${strategy}” knows no order: take “order” out, or use “authority”.`,
      ),
    );
}
