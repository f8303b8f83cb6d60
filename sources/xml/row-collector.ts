type Value = Record<string, unknown>;

interface Element {
  name: string;
  value: Value;
  text: string;
}

/** A row's texts are as long as this together at most. Characters. */
export const longestRow = 8 * 1024 * 1024;
/** Elements inside a row are nested so deeply at most. */
export const deepestRow = 100;

/**
 * Collects what one row's element holds. Attributes are `@name`; an element with neither attributes nor elements is its
 * text, an empty one null; one that comes again under the same parent becomes a list; text beside attributes or
 * elements is `#text`.
 */
export class RowCollector {
  #open: Element[] = [];
  #size = 0;

  get isCollecting(): boolean {
    return this.#open.length > 0;
  }

  get isTooLarge(): boolean {
    return this.#size > longestRow || this.#open.length > deepestRow;
  }

  begin(name: string, attributes: Value): void {
    this.#size +=
      name.length + Object.values(attributes).reduce<number>((sum, text) => sum + String(text).length, 0);
    this.#open.push({ name, value: attributes, text: '' });
  }

  text(text: string): void {
    const element = this.#open.at(-1);
    if (element === undefined) return;
    this.#size += text.length;
    element.text += text;
  }

  /** The row, when its own element has ended. */
  end(): Value | undefined {
    const element = this.#open.pop();
    const parent = this.#open.at(-1);
    if (element === undefined) return undefined;
    if (parent !== undefined) {
      add(parent.value, element.name, toValue(element));
      return undefined;
    }
    this.#size = 0;
    const text = element.text.trim();
    return text === '' ? element.value : { ...element.value, '#text': text };
  }
}

function toValue({ value, text: all }: Element): unknown {
  const text = all.trim();
  if (Object.keys(value).length === 0) return text === '' ? null : text;
  return text === '' ? value : { ...value, '#text': text };
}

function add(parent: Value, name: string, value: unknown): void {
  if (!Object.hasOwn(parent, name)) {
    // Defined, not assigned: `__proto__` is a name like any other.
    Object.defineProperty(parent, name, { value, writable: true, enumerable: true, configurable: true });
    return;
  }
  const known = parent[name];
  if (Array.isArray(known)) known.push(value);
  else parent[name] = [known, value];
}
