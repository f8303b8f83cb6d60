import type { ExplainedPair, PairDecision } from './explained-pair.ts';
import { toFeatureTitle, type FeatureTitles, type Locale, type Speech } from './locale.ts';
import { say, sayList, showPiece, toSentence } from './phrases/index.ts';
import { showMembers } from './show-members.ts';
import { sortClauses } from './sort-clauses.ts';

/**
 * A pair explained to a clerk who knows no statistics: what speaks for it, what against, what says nothing, who
 * decided what, why the two were compared, and what came of it. Never throws, whatever the values hold.
 */
export function toSentences(pair: ExplainedPair, locale: Locale, titles?: FeatureTitles): string[] {
  const speech = { locale, titles };
  const clauses = sortClauses(pair, speech);
  const tell = (key: 'for' | 'against' | 'little' | 'nothing', list: readonly string[]) =>
    list.length === 0 ? [] : [toSentence(say(locale, key, { list: sayList(locale, list) }))];
  return [
    ...(clauses.for.length === 0 ? [say(locale, 'for-none')] : tell('for', clauses.for)),
    ...tell('against', clauses.against),
    ...tell('little', clauses.little),
    ...tell('nothing', clauses.missing),
    ...pair.decisions.map((decision) => sayDecision(decision, locale)),
    ...sayMeeting(pair, speech),
    sayVerdict(pair, locale),
  ];
}

/** Who decided what, when and why. */
export function sayDecision({ kind, by, at, reason }: PairDecision, locale: Locale): string {
  // The phrase has a full stop of its own.
  const bare = showPiece(reason).replace(/[.。]$/, '');
  return toSentence(say(locale, kind, { by: showPiece(by), at: showPiece(at.slice(0, 10)), reason: bare }));
}

/** A blocking rule, `sound + birth`, by its features' titles. */
export function sayRule(rule: string, speech: Speech): string {
  const fields = rule.split('+').map((field) => showPiece(toFeatureTitle(field.trim(), speech)));
  return fields.reduce((left, right) => say(speech.locale, 'and', { left, right }));
}

function sayMeeting({ rules, skipped = [], path = [] }: ExplainedPair, speech: Speech): string[] {
  const { locale } = speech;
  const list = (all: readonly string[]) =>
    sayList(
      locale,
      all.map((rule) => sayRule(rule, speech)),
    );
  const through = { count: String(path.length), list: showMembers(path, locale) };
  return [
    say(locale, rules.length === 0 ? 'rules-none' : 'rules', { list: list(rules) }),
    ...(skipped.length === 0 ? [] : [say(locale, 'skipped', { list: list(skipped) })]),
    ...(path.length === 0 ? [] : [say(locale, path.length === 1 ? 'path-one' : 'path', through)]),
  ];
}

function sayVerdict({ verdict, weight, thresholds, decisions }: ExplainedPair, locale: Locale): string {
  if (verdict === 'together') return say(locale, 'verdict-together');
  const isDoubtful = decisions.length === 0 && weight >= thresholds.review && weight < thresholds.link;
  return say(locale, isDoubtful ? 'verdict-doubtful' : 'verdict-apart');
}
