import { createHash } from 'node:crypto';
import type { DatasetRead, Reading } from '../../port/index.ts';

/** PostgreSQL's names end here (NAMEDATALEN - 1). */
const longest = 63;

export interface ChangesNames {
  slot: string;
  publication: string;
  /** The department has made the publication; ours is made where it is missing. */
  isGiven: boolean;
}

/** The slot and the publication of a dataset: those that its source document names, else `causeway_<dataset>`. */
export function toChangesNames(read: DatasetRead): ChangesNames {
  const { slot, publication } = read.reading as Extract<Reading, { mode: 'changes' }>;
  const own = toOwnName(read.dataset);
  return { slot: slot ?? own, publication: publication ?? own, isGiven: publication !== undefined };
}

function toOwnName(dataset: string): string {
  const name = `causeway_${dataset.toLowerCase().replace(/[^a-z0-9]/g, '_')}`;
  if (name.length <= longest) return name;
  const hash = createHash('sha256').update(dataset).digest('hex').slice(0, 8);
  return `${name.slice(0, longest - hash.length - 1)}_${hash}`;
}
