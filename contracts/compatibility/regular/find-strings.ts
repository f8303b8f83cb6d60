import { toCharClasses } from './char-classes.ts';
import { countChars, pickChars } from './char-set.ts';
import type { Language } from './language.ts';
import type { LanguageTable } from './language-table.ts';

export interface FoundStrings {
  readonly strings: readonly string[];
  /** All there are. */
  readonly complete: boolean;
  /** Whether there may be some although none was found: the automaton grew too large. */
  readonly unsure: boolean;
}

interface Step {
  readonly chars: readonly number[];
  /** The characters shown are all that lead there. */
  readonly allChars: boolean;
  readonly to: Language;
}

const mostStates = 1_500;
const mostSteps = 6_000;

/** Strings of the language, the short ones first. */
export function findStrings(table: LanguageTable, language: Language, limit: number): FoundStrings {
  const explored = explore(table, language);
  if (!explored.live.has(language)) return { strings: [], complete: !explored.cut, unsure: explored.cut };
  return walk(language, explored, limit);
}

interface Explored {
  readonly steps: ReadonlyMap<Language, readonly Step[]>;
  /** From here a string can still be ended. */
  readonly live: ReadonlySet<Language>;
  readonly cut: boolean;
}

function explore(table: LanguageTable, start: Language): Explored {
  const steps = new Map<Language, Step[]>();
  const before = new Map<Language, Language[]>();
  const queue = [start];
  let cut = false;
  for (const state of queue) {
    if (steps.has(state)) continue;
    if (steps.size >= mostStates) {
      cut = true;
      break;
    }
    const out = stepsFrom(table, state);
    steps.set(state, out);
    for (const { to } of out) {
      before.set(to, [...(before.get(to) ?? []), state]);
      queue.push(to);
    }
  }
  return { steps, live: findLive([...new Set(queue)], before), cut };
}

function stepsFrom(table: LanguageTable, state: Language): Step[] {
  const out: Step[] = [];
  for (const chars of toCharClasses(state)) {
    const picked = pickChars(chars, 3);
    const to = table.derive(state, picked[0] as number);
    if (to !== table.none) out.push({ chars: picked, allChars: countChars(chars) <= picked.length, to });
  }
  return out;
}

function findLive(
  states: readonly Language[],
  before: ReadonlyMap<Language, readonly Language[]>,
): Set<Language> {
  const live = new Set<Language>();
  const queue = states.filter((state) => state.nullable);
  for (const state of queue) {
    if (live.has(state)) continue;
    live.add(state);
    queue.push(...(before.get(state) ?? []));
  }
  return live;
}

/** Breadth first over strings; where there are many, the first character of each kind goes before the others. */
function walk(start: Language, { steps, live, cut }: Explored, limit: number): FoundStrings {
  const strings: string[] = [];
  const queue: { readonly text: string; readonly state: Language }[] = [{ text: '', state: start }];
  let complete = !cut;
  for (let index = 0; index < queue.length && index < mostSteps; index++) {
    const { text, state } = queue[index] as (typeof queue)[number];
    if (state.nullable) strings.push(text);
    if (strings.length >= limit) return { strings, complete: false, unsure: false };
    for (const { chars, allChars, to } of steps.get(state) ?? []) {
      if (!live.has(to)) continue;
      if (!allChars) complete = false;
      for (const char of queue.length > 400 ? chars.slice(0, 1) : chars)
        queue.push({ text: text + String.fromCodePoint(char), state: to });
      if (queue.length > 400 && chars.length > 1) complete = false;
    }
  }
  if (strings.length === 0)
    return { strings: findShortest(start, { steps, live }), complete: false, unsure: false };
  return { strings, complete: complete && queue.length <= mostSteps, unsure: false };
}

/** One string, where the many do not let breadth reach any: straight for an end. */
function findShortest(start: Language, { steps, live }: Pick<Explored, 'steps' | 'live'>): string[] {
  const seen = new Set<Language>([start]);
  const queue: { readonly text: string; readonly state: Language }[] = [{ text: '', state: start }];
  for (const { text, state } of queue) {
    if (state.nullable) return [text];
    for (const { chars, to } of steps.get(state) ?? []) {
      if (seen.has(to) || !live.has(to)) continue;
      seen.add(to);
      queue.push({ text: text + String.fromCodePoint(chars[0] as number), state: to });
    }
  }
  return [];
}
