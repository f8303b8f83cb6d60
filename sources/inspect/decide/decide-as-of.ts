import type { DecidedField } from './decided-field.ts';
import { filledOf } from './decided-field.ts';

export interface DecidedAsOf {
  field: string;
  confidence: number;
}

const byMeaning: Record<string, number> = {
  updated: 1,
  created: 0.45,
  time: 0.35,
  'inspected-on': 0.3,
  'installed-on': 0.1,
};
/** Dates of a life or of a validity say nothing of the row's age. */
const never = new Set(['birth-date', 'death-date', 'married-on', 'established']);
const validity = /until|end|expire|effective|due|valid|plan|birth/;

/** The field that says since when a row's content holds: named so, a moment rather than a day, and recent. */
export function decideAsOf(fields: readonly DecidedField[], now = new Date()): DecidedAsOf | undefined {
  const moments = fields.filter(({ type }) => type === 'date' || type === 'timestamp');
  const ranked = moments
    .map((field) => ({ field: field.name, confidence: toConfidence(field, now) }))
    .filter(({ confidence }) => confidence >= 0.3)
    .sort((a, b) => b.confidence - a.confidence);
  return ranked[0];
}

function toConfidence({ facts, type, required, name }: DecidedField, now: Date): number {
  if (facts === undefined) return 0;
  const meaning = facts.recognition.meaning?.name ?? '';
  if (never.has(meaning) || validity.test(name.toLowerCase())) return 0;
  const filled = filledOf(facts.column) / Math.max(1, facts.column.rows);
  const base = byMeaning[meaning] ?? 0.2;
  return Math.min(
    0.98,
    base * (0.5 + filled / 2) +
      (type === 'timestamp' ? 0.2 : 0) +
      (required ? 0.08 : 0) +
      recency(facts.column.greatest, now) -
      (meaning === 'updated' ? 0.25 : 0),
  );
}

/** Up to 0.1 where the newest value is of the last months; below nothing where it lies ahead. */
function recency(greatest: string | undefined, now: Date): number {
  const text = greatest ?? '';
  const time = /^\d{12,13}$/.test(text)
    ? Number(text)
    : Date.parse(
        /^\d{8}$/.test(text)
          ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
          : text.replaceAll('/', '-'),
      );
  if (Number.isNaN(time)) return 0;
  const days = (now.getTime() - time) / 86_400_000;
  if (days < -31) return -0.1;
  return days < 400 ? 0.1 : 0;
}
