import { didYouMean, faultAt } from '#schemas';
import type { EntityType, Fault, SourceDocument } from '#schemas';
import type { AttributeMention } from './rule-kind.ts';

interface MentionPlace {
  readonly document: SourceDocument;
  readonly entityType: EntityType;
  readonly entityTypes: readonly EntityType[];
}

/** Attributes and relations that a rule names and that do not exist. */
export function findMentionFaults(
  place: MentionPlace,
  path: readonly (string | number)[],
  mentions: readonly AttributeMention[],
): Fault[] {
  return mentions.flatMap((mention) => findMentionFault(place, path, mention) ?? []);
}

function findMentionFault(
  { document, entityType, entityTypes }: MentionPlace,
  path: readonly (string | number)[],
  { attribute, through, path: inside }: AttributeMention,
): Fault | undefined {
  const relation = entityType.relations.find(({ name }) => name === through);
  if (through !== undefined && !relation) {
    const known = entityType.relations.map(({ name }) => name);
    return faultAt(
      document,
      [...path, 'through'],
      `“${entityType.name}” has no relation “${through}”: ${toAdvice(through, known)}`,
    );
  }
  const holder = relation ? entityTypes.find(({ name }) => name === relation.to) : entityType;
  const known = holder?.attributes.map(({ name }) => name) ?? [];
  if (known.includes(attribute)) return undefined;
  return faultAt(
    document,
    [...path, ...inside],
    `“${holder?.name ?? relation?.to ?? ''}” has no attribute “${attribute}”: ${toAdvice(attribute, known)}`,
  );
}

function toAdvice(typed: string, known: readonly string[]): string {
  if (known.length === 0) return 'there are none.';
  const meant = didYouMean(typed, known);
  return meant ? `did you mean “${meant}”?` : `use one of ${known.join(', ')}.`;
}
