import { didYouMean, faultAt, showList, type Fault, type SourceDocument } from '#schemas';
import { legalFloors, recordKinds, type LegalFloor } from './legal-floors.ts';
import { findPeriodDays } from './period.ts';

/**
 * The floors of a city, whose `retention/floors.yaml` may lengthen what the law asks for, such as
 * `public-video: P90D`. Local rules may be stricter and never milder.
 */
export function readFloors(document: SourceDocument | undefined): {
  floors: Record<string, LegalFloor>;
  faults: Fault[];
} {
  const floors: Record<string, LegalFloor> = { ...legalFloors };
  const faults: Fault[] = [...(document?.faults ?? [])];
  const data = document?.data;
  if (document === undefined || typeof data !== 'object' || data === null) return { floors, faults };
  for (const [kind, period] of Object.entries(data)) {
    const sentence = refuse(kind, period);
    const legal = legalFloors[kind];
    if (sentence !== undefined) faults.push(faultAt(document, [kind], sentence));
    else if (legal !== undefined)
      floors[kind] = { ...legal, floor: String(period), law: `${document.file}, beyond the ${legal.law}` };
  }
  return { floors, faults };
}

function refuse(kind: string, period: unknown): string | undefined {
  const legal = Object.hasOwn(legalFloors, kind) ? legalFloors[kind] : undefined;
  if (legal === undefined) {
    const meant = didYouMean(kind, recordKinds);
    const hint = meant === undefined ? ` Known: ${showList(recordKinds)}.` : ` Did you mean "${meant}"?`;
    return `No law's floor is known for "${kind}".${hint}`;
  }
  const days = findPeriodDays(period);
  if (days === undefined) return `"${String(period)}" is no duration: write one such as P90D.`;
  if (days >= (findPeriodDays(legal.floor) ?? 0)) return undefined;
  return `A city may only be stricter than the law: ${legal.title} must be kept at least ${legal.floor} (${legal.law}).`;
}
