import { didYouMean, faultAt, type Fault, type SourceDocument } from '#schemas';
import { sourceKinds } from '../kinds/index.ts';

/** A kind that nobody knows. Without a kind at all the schema says that it is missing. */
export function findKindFaults(document: SourceDocument): Fault[] {
  const kind = (document.data as { kind?: unknown } | null)?.kind;
  if (typeof kind !== 'string') return [];
  const meant = didYouMean(kind, sourceKinds);
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return [
    faultAt(document, ['kind'], `There is no kind "${kind}": it is one of ${sourceKinds.join(', ')}.${hint}`),
  ];
}
