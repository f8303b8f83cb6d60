import { overlap } from './pattern-node.ts';
import { parsePattern } from './parse-pattern.ts';
import { toPositionAutomaton, type PositionAutomaton } from './position-automaton.ts';
import { findComponents } from './strong-components.ts';

/** Pairs of states that are looked at; more would take seconds. */
const mostPairs = 40_000;

/**
 * Whether a backtracking engine can need exponential time on a text that does not fit, as `^(a+)+$` does. That is so
 * exactly where a state of the pattern's automaton can be reached from itself in two ways by the same text (Weideman
 * et al., "Analyzing matching time behavior of backtracking regular expression matchers", 2016). Long bounded
 * repetitions count as endless ones. Patterns too large to be looked through are let pass.
 */
export function isCatastrophic(pattern: string): boolean {
  const tree = parsePattern(pattern);
  const automaton = tree === undefined ? undefined : toPositionAutomaton(tree);
  if (automaton === undefined) return false;
  const { edges } = automaton;
  const component = findComponents(edges.length, (state) => edges[state]?.keys() ?? []);
  const members = new Map<number, number[]>();
  component.forEach((number, state) => members.set(number, [...(members.get(number) ?? []), state]));
  return [...members.values()].some((states) => isAmbiguous(automaton, states));
}

function isAmbiguous({ sets, edges }: PositionAutomaton, states: readonly number[]): boolean {
  const inside = new Set(states);
  const next = states.map((state) => [...(edges[state] ?? [])].filter(([to]) => inside.has(to)));
  if (next.some((ways) => ways.some(([, count]) => count > 1))) return true;
  if (states.length * states.length > mostPairs) return false;
  const indexOf = new Map(states.map((state, index) => [state, index]));
  const width = states.length;
  const follow = (pair: number): number[] => {
    const [left, right] = [next[Math.floor(pair / width)] ?? [], next[pair % width] ?? []];
    return left.flatMap(([a]) =>
      right
        .filter(([b]) => a === b || overlap(sets[a] ?? [], sets[b] ?? []))
        .map(([b]) => (indexOf.get(a) ?? 0) * width + (indexOf.get(b) ?? 0)),
    );
  };
  const component = findComponents(width * width, follow);
  const diagonal = new Set(states.map((_, index) => component[index * width + index]));
  return component.some((number, pair) => Math.floor(pair / width) !== pair % width && diagonal.has(number));
}
