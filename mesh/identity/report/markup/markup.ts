/** Text that is HTML already. Only the `markup` template makes it, so that nothing gets in unescaped. */
export class Markup {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** HTML of this program itself: a template's literal parts, a style sheet. Never for what comes from data. */
  static ofLiteral(text: string): Markup {
    return new Markup(text);
  }
}

export type Content = Markup | string | number | undefined | readonly Content[];

/** A template whose gaps are escaped: texts and numbers, markup as it is, lists joined, nothing for undefined. */
export function markup(literals: TemplateStringsArray, ...gaps: readonly Content[]): Markup {
  const parts = literals.map((literal, at) => (at < gaps.length ? literal + toHtml(gaps[at]) : literal));
  return Markup.ofLiteral(parts.join(''));
}

function toHtml(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(toHtml).join('');
  return escapeHtml(String(content));
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe in text and in quoted attributes. Half characters, control characters and marks of direction become a sign for it. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
