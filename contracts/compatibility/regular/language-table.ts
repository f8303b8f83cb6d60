import { allChars, countChars, type CharSet } from './char-set.ts';
import type { Language, NewLanguage } from './language.ts';

/** Makes languages and keeps one of each. The rewritings keep the number of derivatives finite (Brzozowski 1964). */
export class LanguageTable {
  private readonly known = new Map<string, Language>();
  private readonly derivatives = new Map<string, Language>();
  private readonly spend: () => void;
  private count = 0;
  readonly none = this.keep('none', { kind: 'none', nullable: false });
  readonly empty = this.keep('empty', { kind: 'empty', nullable: true });
  readonly anyChar = this.char(allChars);
  readonly all = this.repeat(this.anyChar, 0, Infinity);

  /** @param spend called for every step; it throws where there were enough */
  constructor(spend: () => void = () => undefined) {
    this.spend = spend;
  }

  char(chars: CharSet): Language {
    if (countChars(chars) === 0) return this.none;
    return this.keep(`char ${chars.join(' ')}`, { kind: 'char', nullable: false, chars });
  }

  text(text: string): Language {
    const chars = [...text].map((char) => char.codePointAt(0) ?? 0);
    return this.sequence(chars.map((char) => this.char([[char, char]])));
  }

  sequence(parts: readonly Language[]): Language {
    return parts.reduceRight((rest, part) => this.then(part, rest), this.empty);
  }

  then(first: Language, rest: Language): Language {
    if (first === this.none || rest === this.none) return this.none;
    if (first === this.empty) return rest;
    if (rest === this.empty) return first;
    if (first.kind === 'then') return this.then(first.first, this.then(first.rest, rest));
    if (first === this.all && rest.kind === 'then' && rest.first === this.all) return rest;
    if (first === this.all && rest === this.all) return rest;
    const nullable = first.nullable && rest.nullable;
    return this.keep(`then ${first.id} ${rest.id}`, { kind: 'then', nullable, first, rest });
  }

  repeat(part: Language, least: number, most: number): Language {
    if (most === 0 || part === this.empty) return this.empty;
    if (part === this.none) return least === 0 ? this.empty : this.none;
    if (least === 1 && most === 1) return part;
    if (part.kind === 'repeat' && part.least === 0 && part.most === Infinity && least <= 1) return part;
    const nullable = least === 0 || part.nullable;
    return this.keep(`repeat ${part.id} ${least} ${most}`, { kind: 'repeat', nullable, part, least, most });
  }

  and(parts: readonly Language[]): Language {
    return this.join('and', parts);
  }

  or(parts: readonly Language[]): Language {
    return this.join('or', parts);
  }

  not(part: Language): Language {
    if (part.kind === 'not') return part.part;
    if (part === this.all) return this.none;
    if (part === this.none) return this.all;
    return this.keep(`not ${part.id}`, { kind: 'not', nullable: !part.nullable, part });
  }

  /** What may follow the character. */
  derive(language: Language, char: number): Language {
    const key = `${language.id} ${char}`;
    const known = this.derivatives.get(key);
    if (known) return known;
    this.spend();
    const derived = this.toDerivative(language, char);
    this.derivatives.set(key, derived);
    return derived;
  }

  private toDerivative(language: Language, char: number): Language {
    switch (language.kind) {
      case 'none':
      case 'empty':
        return this.none;
      case 'char':
        return language.chars.some(([from, to]) => from <= char && char <= to) ? this.empty : this.none;
      case 'then': {
        const { first, rest } = language;
        const after = this.then(this.derive(first, char), rest);
        return first.nullable ? this.or([after, this.derive(rest, char)]) : after;
      }
      case 'repeat': {
        const { part, least, most } = language;
        const rest = this.repeat(part, Math.max(0, part.nullable ? 0 : least - 1), most - 1);
        return this.then(this.derive(part, char), rest);
      }
      case 'not':
        return this.not(this.derive(language.part, char));
      default:
        return this.join(
          language.kind,
          language.parts.map((part) => this.derive(part, char)),
        );
    }
  }

  private join(kind: 'and' | 'or', parts: readonly Language[]): Language {
    const [neutral, final] = kind === 'and' ? [this.all, this.none] : [this.none, this.all];
    const flat = new Map<number, Language>();
    for (const part of parts.flatMap((one) => (one.kind === kind ? one.parts : [one])))
      if (part !== neutral) flat.set(part.id, part);
    const members = [...flat.values()].sort((one, other) => one.id - other.id);
    if (members.includes(final)) return final;
    if (members.some((part) => part.kind === 'not' && flat.has(part.part.id))) return final;
    const [only] = members;
    if (!only) return neutral;
    if (members.length === 1) return only;
    const nullable =
      kind === 'and' ? members.every((part) => part.nullable) : members.some((part) => part.nullable);
    return this.keep(`${kind} ${members.map(({ id }) => id).join(' ')}`, { kind, nullable, parts: members });
  }

  private keep(key: string, made: NewLanguage): Language {
    const known = this.known.get(key);
    if (known) return known;
    const language = { ...made, id: this.count++ } as Language;
    this.known.set(key, language);
    return language;
  }
}
