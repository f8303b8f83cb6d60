import type { AtomOf, Literal } from '../normal-form/index.ts';
import { findLanguage, findStrings, LanguageTable, type Language } from '../regular/index.ts';
import { emptyAnswer, unknownAnswer, type Answer } from './answer.ts';
import { formatSamples } from './format-samples.ts';
import { toKept } from './to-kept.ts';

/** Longer counts are not spelled out in the automaton; there the bound is only tried. */
const longestCount = 600;

/** Decides conditions on strings; keeps the languages of the patterns that it has met. */
export class StringJudge {
  private readonly table: LanguageTable;
  private readonly languages = new Map<string, Language | undefined>();
  private readonly samples: readonly string[];

  /** @param samples strings that the schemas themselves mention */
  constructor(samples: readonly string[], spend: () => void) {
    this.table = new LanguageTable(spend);
    this.samples = samples;
  }

  readonly judge = (literals: readonly Literal[], want: number): Answer => {
    const { least, most } = toLengths(literals);
    if (least > most) return emptyAnswer;
    const { language, spelled } = this.toLanguage(literals, least, most);
    const excluded = countExcluded(literals);
    const found = findStrings(this.table, language, want + excluded + 1);
    if (found.strings.length === 0 && !found.unsure) return emptyAnswer;
    const kept = toKept(literals, this.toCandidates(found.strings, literals, least), want);
    const isAll = found.complete && spelled;
    if (kept.sure.length > 0)
      return {
        status: 'inhabited',
        values: kept.sure,
        complete: isAll && kept.all && kept.sure.length < want,
      };
    // All strings there can be were tried, and none does.
    return found.complete && kept.maybe.length === 0 ? emptyAnswer : unknownAnswer(kept.maybe);
  };

  private toLanguage(
    literals: readonly Literal[],
    least: number,
    most: number,
  ): { language: Language; spelled: boolean } {
    const { table } = this;
    const parts: Language[] = [];
    let spelled = true;
    for (const { atom, holds } of literals) {
      const language = atom.kind === 'pattern' ? this.findPattern(atom) : undefined;
      if (language) parts.push(holds ? language : table.not(language));
      else if (atom.kind !== 'lengthAtLeast') spelled = false;
    }
    const [low, high] = [Math.min(least, longestCount), most > longestCount ? Infinity : most];
    if (low !== least || high !== most) spelled = false;
    if (low > 0 || high < Infinity) parts.push(table.repeat(table.anyChar, low, high));
    return { language: table.and(parts), spelled };
  }

  private findPattern({ source, expression }: AtomOf<'pattern'>): Language | undefined {
    if (!expression.unicode) return undefined;
    if (!this.languages.has(source)) this.languages.set(source, findLanguage(this.table, source));
    return this.languages.get(source);
  }

  private toCandidates(found: readonly string[], literals: readonly Literal[], least: number): string[] {
    const formats = literals.some(({ atom }) => atom.kind === 'opaque') ? formatSamples : [];
    const long = least > longestCount && least < 1_000_000 ? ['a'.repeat(least), 'b'.repeat(least)] : [];
    return [...new Set([...found, ...long, ...this.samples, ...formats])];
  }
}

function toLengths(literals: readonly Literal[]): { least: number; most: number } {
  let [least, most] = [0, Infinity];
  for (const { atom, holds } of literals) {
    if (atom.kind !== 'lengthAtLeast') continue;
    if (holds) least = Math.max(least, atom.count);
    else most = Math.min(most, atom.count - 1);
  }
  return { least, most };
}

function countExcluded(literals: readonly Literal[]): number {
  return literals.reduce(
    (sum, { atom, holds }) => (atom.kind === 'enum' && !holds ? sum + atom.values.length : sum),
    0,
  );
}
