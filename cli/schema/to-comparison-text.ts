import type { Direction, SchemaComparison } from '#contracts';

const words = {
  backward: {
    head: 'backward (new readers, old data)',
    refusing: 'new',
    compatible: 'Readers of the new version can read everything that was written for the old one.',
    breaking:
      'Readers of the new version refuse data that is right for the old one: change the data or the readers first.',
  },
  forward: {
    head: 'forward (old readers, new data)',
    refusing: 'old',
    compatible: 'Readers of the old version can read everything that writers of the new one may send.',
    breaking:
      'Writers of the new version may send what readers of the old one refuse: move the readers first.',
  },
} as const;

/** What a comparison means, for people. */
export function toComparisonText(comparison: SchemaComparison): string {
  return [...toLines('backward', comparison), '', ...toLines('forward', comparison)].join('\n');
}

function toLines(direction: Direction, comparison: SchemaComparison): string[] {
  const { head, refusing, compatible, breaking } = words[direction];
  const verdict = comparison[direction];
  const reason = comparison.reasons[direction];
  const lines = [`${head}: ${verdict}`];
  if (verdict === 'compatible') return [...lines, `  ${compatible}`];
  if (verdict === 'breaking') lines.push(`  ${breaking}`);
  if (reason) lines.push(`  ${reason.sentence}`);
  if (verdict === 'breaking')
    lines.push(`  counterexample  ${JSON.stringify(comparison.witness[direction])}`);
  if (reason?.schemaPlace) lines.push(`  refused by      ${reason.schemaPlace} of the ${refusing} schema`);
  return lines;
}
