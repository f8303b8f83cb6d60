import { showSpread, toSpread, toTable } from '../figures/index.ts';
import type { Spread } from '../figures/index.ts';
import type { Contestant } from './contestant.ts';
import { listLength, questionKinds } from './questions.ts';
import type { QuestionKind } from './questions.ts';
import type { RoundFigures } from './run-rounds.ts';

type Name = Contestant['name'];
const names: readonly Name[] = ['hub', 'hub, values only', 'limit', 'peer'];
const titles: Record<QuestionKind, string> = { one: 'one vehicle', list: `a list of ${listLength}` };
const what: Record<Name, string> = {
  hub: 'Causeway, as started by `causeway start`',
  'hub, values only': 'Causeway, asked for bare values only',
  limit: 'limit: written by hand for this question',
  peer: 'peer: graphql-js and DataLoader, no envelope',
};

export interface QuestionFigures {
  readonly kind: QuestionKind;
  readonly contestants: readonly {
    readonly name: Name;
    readonly requestsPerSecond: Spread;
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly bytesPerAnswer: number;
  }[];
  /** Of requests per second, round by round. */
  readonly hubToLimit: Spread;
  readonly hubToPeer: Spread;
  readonly hubValuesToPeer: Spread;
}

export function toFigures(rounds: readonly RoundFigures[]): QuestionFigures[] {
  return questionKinds.map((kind) => {
    const ofKind = rounds.filter((round) => round.kind === kind);
    const of = (name: Name) => ofKind.filter((round) => round.name === name);
    return {
      kind,
      contestants: names.map((name) => ({ name, ...summarise(of(name)) })),
      hubToLimit: toRatio(of('hub'), of('limit')),
      hubToPeer: toRatio(of('hub'), of('peer')),
      hubValuesToPeer: toRatio(of('hub, values only'), of('peer')),
    };
  });
}

function summarise(rounds: readonly RoundFigures[]) {
  const median = (name: 'p50' | 'p95' | 'p99' | 'bytesPerAnswer') =>
    toSpread(rounds.map((round) => round[name])).median;
  return {
    requestsPerSecond: toSpread(rounds.map(({ requestsPerSecond }) => requestsPerSecond)),
    p50: median('p50'),
    p95: median('p95'),
    p99: median('p99'),
    bytesPerAnswer: median('bytesPerAnswer'),
  };
}

function toRatio(hub: readonly RoundFigures[], other: readonly RoundFigures[]): Spread {
  return toSpread(
    hub.map(({ requestsPerSecond }, index) => requestsPerSecond / (other[index]?.requestsPerSecond ?? NaN)),
  );
}

export function toReport(figures: readonly QuestionFigures[], otherValues: number): string {
  const rows = figures.flatMap(({ kind, contestants }) =>
    contestants.map(({ name, requestsPerSecond, p50, p95, p99, bytesPerAnswer }) => [
      `${titles[kind]}: ${what[name]}`,
      showSpread(requestsPerSecond),
      ...[p50, p95, p99].map((milliseconds) => milliseconds.toFixed(1)),
      Math.round(bytesPerAnswer).toLocaleString('en'),
    ]),
  );
  const ratios = figures.map(({ kind, hubToLimit, hubToPeer, hubValuesToPeer }) => [
    titles[kind],
    showSpread(hubToLimit, 2),
    showSpread(hubToPeer, 2),
    showSpread(hubValuesToPeer, 2),
  ]);
  return [
    toTable([['question', 'requests/s (min–max)', 'p50 ms', 'p95 ms', 'p99 ms', 'bytes'], ...rows]),
    toTable([['ratio of requests/s', 'hub / limit', 'hub / peer', 'hub, values only / peer'], ...ratios]),
    `The limit gave the hub's answer, envelope and all, for 50 of 50 plates and for the list; the peer gave another value for ${otherValues} of 50.`,
  ].join('\n\n');
}
