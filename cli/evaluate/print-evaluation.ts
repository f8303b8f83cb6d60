import { toMissSentence } from './to-miss-sentence.ts';
import type { TypeEvaluation } from './evaluate-city.ts';

type Write = (line: string) => void;
type Figures = TypeEvaluation['pairwise'];

/** The figures of each entity type, and its worst misses with their reason. */
export function printEvaluation(evaluations: readonly TypeEvaluation[], write: Write): void {
  for (const evaluation of evaluations) {
    const { entityType, records, entitiesFound, entitiesTrue } = evaluation;
    write('');
    write(`${entityType}: ${records} records, ${entitiesFound} entities found, ${entitiesTrue} true`);
    write(`  pairwise  ${toFigures(evaluation.pairwise)}`);
    write(`  cluster   ${toFigures(evaluation.cluster)}`);
    if (evaluation.worstMisses.length > 0) write('  worst misses:');
    for (const miss of evaluation.worstMisses) write(`    ${toMissSentence(miss)}`);
  }
}

function toFigures({ precision, recall, f1 }: Figures): string {
  const show = (share: number) => share.toFixed(4);
  return `precision ${show(precision)}  recall ${show(recall)}  F1 ${show(f1)}`;
}
