import { CausewayError } from '#schemas';
import type { Run } from '../tables/run.ts';

/**
 * Nothing is lost and nothing is doubled: rows read = kept + unchanged + quarantined. `read` and `quarantined` are
 * counted by who reads, `kept` and `unchanged` by the database.
 * @throws CausewayError INTERNAL
 */
export function assertBalanced({ dataset, read, kept, unchanged, quarantined }: Run): void {
  if (read === kept + unchanged + quarantined) return;
  const said = `${dataset}: read ${read}, kept ${kept}, unchanged ${unchanged}, quarantined ${quarantined}`;
  throw new CausewayError('INTERNAL', { dataset, said });
}
