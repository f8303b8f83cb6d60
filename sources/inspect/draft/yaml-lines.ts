import { stringify } from 'yaml';

/** A value in one line of YAML, quoted where it must be. */
export function toInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toInline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{ ${members.map(([key, member]) => `${toInline(key)}: ${toInline(member)}`).join(', ')} }`;
  }
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  const plain = stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN', blockQuote: false }).trimEnd();
  // Inside brackets a comma or a colon ends a plain text.
  return /[,[\]{}:#\n]|^[ \-?!%&*|>@`'"]/.test(value) && plain === value
    ? JSON.stringify(value)
    : plain.includes('\n')
      ? JSON.stringify(value)
      : plain;
}

export function indent(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));
}

const width = 108;

/** Sentences as comment lines; what a system wrote cannot leave the comment. */
export function toComments(sentences: readonly string[], by = 0): string[] {
  return sentences.flatMap((sentence) => wrap(clean(sentence), width - by - 2).map((line) => `# ${line}`));
}

/** Line ends, and control characters that YAML refuses even in comments, become blanks. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\uFEFF]+/gu, ' ')
    .replace(/[\uD800-\uDFFF]/gu, '')
    .trim();
}

function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    if (line !== '' && line.length + word.length + 1 > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
