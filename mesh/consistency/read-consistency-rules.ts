import { checkPart, didYouMean, faultAt } from '#schemas';
import type { EntityType, Fault, SourceDocument, Titles } from '#schemas';
import type { RulesDocument } from '../unify/index.ts';
import type { ConsistencyRule } from './consistency-rule.ts';
import { findMentionFaults } from './mention-faults.ts';
import { ruleKinds } from './kinds/index.ts';
import type { RuleEntry } from './rule-kind.ts';

export interface ReadConsistencyRules {
  readonly rules: ConsistencyRule[];
  readonly faults: Fault[];
}

/**
 * The `consistency:` part of rules/<entity>.yaml. The rest of the document is `readSurvivorship`'s, whose faults
 * are not repeated here.
 * @param entityTypes all of the city's, for rules that go through a relation
 */
export function readConsistencyRules(
  document: SourceDocument,
  entityType: EntityType,
  entityTypes: readonly EntityType[],
): ReadConsistencyRules {
  const entries = (document.data as RulesDocument | undefined)?.consistency;
  if (!Array.isArray(entries)) return { rules: [], faults: [] };
  const read = entries.map((entry: unknown, index) =>
    readEntry({ document, entry, index, entityType, entityTypes }),
  );
  const faults = [...read.flatMap((one) => one.faults), ...findRepeated(document, entries)];
  return { rules: faults.length > 0 ? [] : read.flatMap((one) => one.rule ?? []), faults };
}

interface EntryReading {
  readonly document: SourceDocument;
  readonly entry: unknown;
  readonly index: number;
  readonly entityType: EntityType;
  readonly entityTypes: readonly EntityType[];
}

function readEntry(reading: EntryReading): { rule?: ConsistencyRule; faults: Fault[] } {
  const { document, index } = reading;
  const path = ['consistency', index];
  const named = findNameFaults(reading, path);
  if (named.length > 0) return { faults: named };
  const entry = reading.entry as RuleEntry;
  const kind = ruleKinds[entry.kind];
  if (!kind) return { faults: [] };
  const faults = checkPart(document, path, { schema: schemaOf(entry.kind) });
  if (faults.length > 0) return { faults };
  const lost = findMentionFaults(reading, path, kind.mentions(entry));
  if (lost.length > 0) return { faults: lost };
  const title = (entry['title'] as Titles | undefined) ?? { en: entry.id };
  const rule = {
    id: entry.id,
    kind: entry.kind,
    title,
    written: JSON.stringify(entry),
    ...kind.compile(entry),
  };
  return { rule, faults: [] };
}

// Which schema holds depends on the kind, so a wrong kind is said first and alone.
function findNameFaults({ document, entry }: EntryReading, path: readonly (string | number)[]): Fault[] {
  const kind = (entry as Partial<RuleEntry> | null)?.kind;
  const known = Object.keys(ruleKinds);
  if (typeof kind === 'string' && known.includes(kind)) return [];
  const meant = typeof kind === 'string' ? didYouMean(kind, known) : undefined;
  const hint = meant ? ` Did you mean “${meant}”?` : '';
  return [
    faultAt(document, [...path, 'kind'], `A consistency rule has a kind: one of ${known.join(', ')}.${hint}`),
  ];
}

const schemas = new Map(Object.keys(ruleKinds).map((name) => [name, toSchema(name)]));

function schemaOf(kind: string): object {
  return schemas.get(kind) ?? {};
}

function toSchema(name: string): object {
  const kind = ruleKinds[name];
  const titles = { type: 'object', required: ['en'], additionalProperties: { type: 'string' } };
  return {
    type: 'object',
    required: ['id', 'kind', ...(kind?.required ?? [])],
    additionalProperties: false,
    properties: {
      id: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
      kind: { const: name },
      title: titles,
      ...kind?.properties,
    },
  };
}

/** Two rules of one id would be one conflict; two tolerances for one attribute would contradict each other. */
function findRepeated(document: SourceDocument, entries: readonly Partial<RuleEntry>[]): Fault[] {
  const tolerance = ({ kind }: Partial<RuleEntry>) => kind === 'equal' || kind === 'within';
  return entries.flatMap((entry, index) => {
    const before = entries.slice(0, index);
    const faults: Fault[] = [];
    if (entry.id !== undefined && before.some(({ id }) => id === entry.id))
      faults.push(
        faultAt(
          document,
          ['consistency', index, 'id'],
          `There is a rule “${entry.id}” already: give each its own id.`,
        ),
      );
    if (
      tolerance(entry) &&
      before.some((other) => tolerance(other) && other['attribute'] === entry['attribute'])
    )
      faults.push(
        faultAt(
          document,
          ['consistency', index, 'attribute'],
          `“${String(entry['attribute'])}” has an equal or within rule already: keep one of them.`,
        ),
      );
    return faults;
  });
}
