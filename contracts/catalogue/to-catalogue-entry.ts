import type { DatasetId, DepartmentId, Titles } from '#schemas';
import type { Contract, ContractField, Sharing, SharingClass } from '../contract.ts';

/** One data item of the catalogue. */
export interface CatalogueItem {
  /** Dotted where nested. */
  name: string;
  title: string;
  type: string;
  unit: string | null;
  classification: string | null;
}

/** What Decree 809, article 13, asks a catalogue to say of a dataset; null where the contract does not say it. */
export interface CatalogueEntry {
  dataset: DatasetId;
  version: string;
  name: Titles;
  items: CatalogueItem[];
  provider: DepartmentId;
  format: string;
  /** ISO 8601, such as PT10M. */
  updateFrequency: string | null;
  sharingClass: SharingClass | null;
  basis: string | null;
  /** The hub is a service, unless the contract says otherwise. */
  sharingMethod: NonNullable<Sharing['method']>;
  /** Of use, where it is shared on conditions; the reason, where it is not shared. */
  conditions: { scope: string | null; use: string | null; reason: string | null };
  classification: string;
  grade: NonNullable<Sharing['grade']>;
  leadSource: boolean;
}

/** The catalogue's entry of a dataset, read off its contract. */
export function toCatalogueEntry(contract: Contract): CatalogueEntry {
  const { dataset, version, title, department, fields, sharing } = contract;
  const items = listItems(fields, '');
  return {
    ...{ dataset, version, name: title, items, provider: department },
    format: 'GraphQL, JSON',
    updateFrequency: toPeriod(contract.frequencySeconds),
    sharingClass: sharing?.class ?? null,
    basis: sharing?.basis ?? null,
    sharingMethod: sharing?.method ?? 'service',
    conditions: {
      scope: sharing?.scope ?? null,
      use: sharing?.use ?? null,
      reason: sharing?.reason ?? null,
    },
    classification: toClassification(items, sharing),
    grade: sharing?.grade ?? 'general',
    leadSource: contract.leadSource,
  };
}

function listItems(fields: readonly ContractField[], base: string): CatalogueItem[] {
  return fields.flatMap((field) => {
    const name = `${base}${field.name}`;
    if (field.fields !== undefined) return listItems(field.fields, `${name}.`);
    return [
      {
        name,
        title: field.businessName ?? field.description ?? field.name,
        type: field.type,
        unit: field.unit ?? null,
        classification: field.classification ?? null,
      },
    ];
  });
}

function toClassification(items: readonly CatalogueItem[], sharing: Sharing | undefined): string {
  const words = [...new Set(items.flatMap(({ classification }) => classification ?? []))];
  if (words.length > 0) return words.join(', ');
  return sharing?.personal === true ? 'personal' : 'not classified';
}

const units: readonly [seconds: number, write: (count: number) => string][] = [
  [31_557_600, (count) => `P${count}Y`],
  [2_629_800, (count) => `P${count}M`],
  [86_400, (count) => `P${count}D`],
  [3600, (count) => `PT${count}H`],
  [60, (count) => `PT${count}M`],
  [1, (count) => `PT${count}S`],
];

function toPeriod(seconds: number | undefined): string | null {
  if (seconds === undefined) return null;
  const [size, write] = units.find(([unit]) => seconds >= unit && seconds % unit === 0) ?? [
    1,
    (count: number) => `PT${count}S`,
  ];
  return write(Math.round((seconds / size) * 1000) / 1000);
}
