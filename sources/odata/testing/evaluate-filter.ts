type Values = Record<string, unknown>;
type Matches = (row: Values) => boolean;

const token = /\s*('(?:[^']|'')*'|[(),]|[^\s(),']+)/gy;

/** A filter of comparisons joined by `and` and `or`, with parentheses and `in`. @throws Error for anything else */
export function evaluateFilter(filter: string): Matches {
  if (filter.trim() === '') return () => true;
  const tokens = [...filter.matchAll(token)].map(([, text = '']) => text);
  if (tokens.join('').replaceAll(/\s/g, '') !== filter.replaceAll(/\s/g, '')) throw new Error('No filter.');
  const parser = new Parser(tokens);
  const matches = parser.readOr();
  parser.assertEnd();
  return matches;
}

class Parser {
  readonly #tokens: string[];

  constructor(tokens: string[]) {
    this.#tokens = tokens;
  }

  readOr(): Matches {
    const parts = [this.#readAnd()];
    while (this.#takeIf('or')) parts.push(this.#readAnd());
    return (row) => parts.some((part) => part(row));
  }

  assertEnd(): void {
    if (this.#tokens.length > 0) throw new Error('More than a filter.');
  }

  #readAnd(): Matches {
    const parts = [this.#readComparison()];
    while (this.#takeIf('and')) parts.push(this.#readComparison());
    return (row) => parts.every((part) => part(row));
  }

  #readComparison(): Matches {
    if (this.#takeIf('(')) {
      const inner = this.readOr();
      this.#expect(')');
      return inner;
    }
    const [name, operator] = [this.#take(), this.#take()];
    if (operator === 'in') {
      const values = this.#readList();
      return (row) => values.includes(row[name]);
    }
    const value = toValue(this.#take());
    if (operator === 'eq') return (row) => row[name] === value;
    if (operator === 'ge') return (row) => toComparable(row[name]) >= toComparable(value);
    throw new Error(`No operator: ${operator}`);
  }

  #readList(): unknown[] {
    this.#expect('(');
    const values = [toValue(this.#take())];
    while (this.#takeIf(',')) values.push(toValue(this.#take()));
    this.#expect(')');
    return values;
  }

  #take(): string {
    const next = this.#tokens.shift();
    if (next === undefined) throw new Error('The filter ends too early.');
    return next;
  }

  #takeIf(wanted: string): boolean {
    if (this.#tokens[0] !== wanted) return false;
    this.#tokens.shift();
    return true;
  }

  #expect(wanted: string): void {
    if (!this.#takeIf(wanted)) throw new Error(`${wanted} is missing.`);
  }
}

/** Times are compared as such, whatever their zone. */
function toComparable(value: unknown): number {
  return typeof value === 'number' ? value : Date.parse(String(value));
}

function toValue(text: string): unknown {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
