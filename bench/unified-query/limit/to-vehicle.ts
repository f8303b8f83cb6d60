import type { StoredMember } from './member-row.ts';
import { toTrust, vehicleRules } from './vehicle-rules.ts';
import type { HandRule } from './vehicle-rules.ts';

interface Candidate {
  readonly row: StoredMember;
  readonly value: string;
  readonly form: string;
  readonly rank: number;
}

const nothing = {
  value: null,
  asOf: null,
  confidence: 0,
  disputed: false,
  source: null,
  alternatives: [],
};

/** What the hub answers about one vehicle, from its member rows. */
export function toVehicle(id: string, rows: readonly StoredMember[]): object {
  const vehicle: Record<string, unknown> = {};
  for (const rule of vehicleRules) vehicle[rule.attribute] = toEnvelope(rule, rows);
  return { id, ...vehicle, records: rows.map(({ dataset, key }) => ({ dataset, key })) };
}

/** The plate that the vehicle has, or undefined. */
export function findPlate(rows: readonly StoredMember[]): string | undefined {
  const [plateRule] = vehicleRules;
  return plateRule && toCandidates(plateRule, rows)[0]?.value;
}

function toEnvelope(rule: HandRule, rows: readonly StoredMember[]): object {
  const candidates = toCandidates(rule, rows);
  const [winner] = candidates;
  if (!winner) return nothing;
  const others = candidates.filter(({ form }) => form !== winner.form);
  const { dataset, key, recorded_at, as_of } = winner.row;
  return {
    value: winner.value,
    asOf: as_of?.toISOString() ?? null,
    confidence: toConfidence(candidates, winner.form),
    disputed: rule.canBeDisputed && others.length > 0,
    source: { ...toOrigin(dataset), key, reached: true, copiedAt: recorded_at.toISOString() },
    alternatives: toAlternatives(others),
  };
}

function toCandidates(rule: HandRule, rows: readonly StoredMember[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const row of rows) {
    const value = row.attributes[rule.attribute];
    if (value === undefined || value === '') continue;
    const place = rule.order.indexOf(row.dataset);
    const rank = (rule.isValid(value) ? 0 : 1000) + (place === -1 ? rule.order.length : place);
    candidates.push({ row, value, form: rule.form(value), rank });
  }
  // The rows come ordered by dataset and key, and sorting keeps that order among equals.
  return candidates.sort((a, b) => a.rank - b.rank || toTime(b.row) - toTime(a.row));
}

function toTime({ as_of }: StoredMember): number {
  return as_of?.getTime() ?? -8.64e15 - 1;
}

function toConfidence(candidates: readonly Candidate[], winning: string): number {
  const datasets = new Map<string, Set<string>>();
  for (const { form, row } of candidates)
    datasets.set(form, (datasets.get(form) ?? new Set<string>()).add(row.dataset));
  let [agree, rival] = [0, 0];
  for (const [form, names] of datasets) {
    let wrong = 1;
    for (const name of [...names].sort()) wrong *= 1 - toTrust(name);
    if (form === winning) agree = 1 - wrong;
    else rival = Math.max(rival, 1 - wrong);
  }
  return agree / (agree + rival + (1 - agree) * (1 - rival));
}

function toAlternatives(others: readonly Candidate[]): object[] {
  const said = new Set<string>();
  const alternatives: object[] = [];
  for (const { form, row, value } of others) {
    const place = `${form}\0${row.dataset}`;
    if (said.has(place)) continue;
    said.add(place);
    alternatives.push({ value, asOf: row.as_of?.toISOString() ?? null, source: toOrigin(row.dataset) });
  }
  return alternatives;
}

function toOrigin(dataset: string): { department: string; dataset: string } {
  return { department: dataset.slice(0, dataset.indexOf('.')), dataset };
}
