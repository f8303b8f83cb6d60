/**
 * Of what a program said before it failed, the line that says why: the last one that speaks of an error, else the last
 * with a word in it. Stacks, Node's own version and what is printed of an object are not asked.
 */
export function toLastSentence(words: string): string {
  const lines = words
    .split('\n')
    .filter((line) => /[a-z]{3}/i.test(line) && !/^\s+at |^Node\.js v|^ {2,}\w+: /.test(line));
  const found = lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1);
  return found?.trim() ?? 'without a word';
}
