import type { Miss } from '#mesh';

/** What went wrong between two records, and why, in one line. */
export function toMissSentence(miss: Miss): string {
  const what =
    miss.kind === 'apart' ? 'are one entity and were kept apart' : 'are two entities and were joined';
  return `${toPlace(miss.a)} and ${toPlace(miss.b)} ${what} (${miss.pairs} pairs): ${toReason(miss.reason)}`;
}

/** A member's id is `dataset\0key\0role`. */
function toPlace(memberId: string): string {
  const [dataset, key, role] = memberId.split('\0');
  return `${dataset} ${key}${role ? ` (${role})` : ''}`;
}

function toReason(reason: Miss['reason']): string {
  switch (reason.kind) {
    case 'never blocked':
      return 'no blocking rule brought them together';
    case 'below the threshold':
      return `below the threshold with weight ${reason.weight.toFixed(1)} (${toWeights(reason.contributions)})`;
    case 'cut by a guard':
      return `cut apart by the guard "${String(reason.guard)}" in spite of weight ${reason.weight.toFixed(1)}`;
    case 'linked':
      return `linked with weight ${reason.weight.toFixed(1)} (${toWeights(reason.contributions)})`;
    case 'unknown':
      return 'joined through other records';
  }
}

type Contributions = Extract<Miss['reason'], { kind: 'linked' }>['contributions'];

function toWeights(contributions: Contributions): string {
  return contributions
    .map(({ comparison, reads, weight }) => `${comparison} "${reads}" ${weight.toFixed(1)}`)
    .join(', ');
}
