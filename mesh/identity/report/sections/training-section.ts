import { toTrainingChart } from '../charts/index.ts';
import type { LinkReport } from '../link-report.ts';
import { markup } from '../markup/index.ts';
import type { TextKey, Wording } from '../texts/index.ts';
import { toPair, toParagraphs, type Section } from './section.ts';

const ways: Readonly<Record<'em' | 'labels' | 'given', TextKey>> = {
  em: 'trainingEm',
  labels: 'trainingLabels',
  given: 'trainingGiven',
};

/** Where the m and u probabilities come from; undefined where the run says nothing of it. */
export function toTrainingSection({ training }: LinkReport, wording: Wording): Section | undefined {
  if (training === undefined) return undefined;
  const { how, iterations, pairs, randomPairs, converged, decisions = 0 } = training;
  const { say, count } = wording;
  const rounds = say(converged ? 'converged' : 'notConverged', { count: count(iterations) });
  return {
    key: 'training',
    body: markup`${toParagraphs([
      say(ways[how], { pairs: count(pairs), random: count(randomPairs), decided: count(decisions) }),
      how === 'given' ? undefined : rounds,
    ])}${toPair([toTrainingChart(training, wording)])}`,
  };
}
