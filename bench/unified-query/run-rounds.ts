import type { LoadFigures, LoadGenerator } from './load/index.ts';
import type { Contestant } from './contestant.ts';
import type { QueryBenchOptions } from './read-query-options.ts';
import { questionKinds, toBodies } from './questions.ts';
import type { QuestionKind } from './questions.ts';

/** One contestant answering one question in one round. */
export interface RoundFigures extends LoadFigures {
  readonly round: number;
  readonly kind: QuestionKind;
  readonly name: Contestant['name'];
}

export interface Contest {
  readonly contestants: readonly Contestant[];
  readonly generator: LoadGenerator;
  readonly plates: readonly string[];
  readonly options: QueryBenchOptions;
}

/** Long enough for the compiler to have seen everything, in seconds. */
const warmUp = 4;

/**
 * Lets the contestants answer in turn, each question in every round, another one first each time, so that what
 * the machine does besides hits all alike.
 * @throws Error when an answer is an error
 */
export async function runRounds(contest: Contest): Promise<RoundFigures[]> {
  const { contestants, options } = contest;
  for (const kind of questionKinds)
    for (const contestant of contestants) await measure(contest, { contestant, kind, seconds: warmUp });
  const all: RoundFigures[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const turned = contestants.map((_, index) => contestants[(index + round) % contestants.length]);
    for (const kind of questionKinds) {
      for (const contestant of turned) {
        if (!contestant) continue;
        const figures = await measure(contest, { contestant, kind, seconds: options.seconds });
        all.push({ round, kind, name: contestant.name, ...figures });
      }
    }
    console.error(`  round ${round + 1} of ${options.rounds}`);
  }
  return all;
}

interface Measurement {
  readonly contestant: Contestant;
  readonly kind: QuestionKind;
  readonly seconds: number;
}

async function measure(
  { generator, plates, options }: Contest,
  { contestant, kind, seconds }: Measurement,
): Promise<LoadFigures> {
  const { url, token, question, name } = contestant;
  const { connections } = options;
  const bodies = toBodies(question, kind, plates);
  const figures = await generator.run({ url, token, bodies, connections, seconds });
  if (figures.failed > 0) throw new Error(`${name} failed ${figures.failed} questions of kind “${kind}”.`);
  return figures;
}
