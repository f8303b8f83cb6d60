/** A way to break a document: its new text, and the line on which the mistake then stands (0: it shows far below). */
export interface Break {
  readonly name: string;
  /** Undefined where the document has nothing to break in this way. */
  readonly apply: (
    text: string,
    isJson: boolean,
  ) => { readonly text: string | Buffer; readonly line: number } | undefined;
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

/** A property of the top level: where it starts, and its name. */
function findTopKeys(text: string, isJson: boolean): { name: string; start: number; end: number }[] {
  const pattern = isJson ? /^ {2}"([$\w-]+)":/gm : /^([a-zA-Z][\w-]*):/gm;
  const matches = [...text.matchAll(pattern)];
  return matches.map((match, index) => ({
    name: match[1] ?? '',
    start: match.index,
    end: matches[index + 1]?.index ?? text.length,
  }));
}

/** The first property that every document of the kind must have. */
function findRequired(text: string, isJson: boolean) {
  const required = isJson ? ['title'] : ['kind', 'features', 'entity', 'clients', 'title'];
  const keys = findTopKeys(text, isJson);
  return required.map((name) => keys.find((key) => key.name === name)).find((key) => key !== undefined);
}

function insertAt(text: string, position: number, insert: string): { text: string; line: number } {
  return { text: text.slice(0, position) + insert + text.slice(position), line: lineOf(text, position) };
}

function firstKeyOf(text: string, isJson: boolean): number {
  return findTopKeys(text, isJson)[0]?.start ?? 0;
}

export const breaks: Break[] = [
  { name: 'is empty', apply: () => ({ text: '', line: 1 }) },
  {
    name: 'is not UTF-8',
    apply: (text) => ({
      text: Buffer.concat([Buffer.from([0xff, 0xfe, 0xc3, 0x28]), Buffer.from(text)]),
      line: 1,
    }),
  },
  { name: 'is a list', apply: () => ({ text: '- a\n- b\n', line: 1 }) },
  { name: 'is a single word', apply: () => ({ text: 'nonsense\n', line: 1 }) },
  {
    name: 'has a bracket that nobody closes',
    apply: (text, isJson) =>
      isJson
        ? { ...insertAt(text, firstKeyOf(text, isJson), '  "unclosed": [1,\n'), line: 0 }
        : insertAt(text, firstKeyOf(text, isJson), 'unclosed: [1,\n'),
  },
  {
    name: 'has a key twice',
    apply: (text, isJson) => {
      const key = findTopKeys(text, isJson)[0];
      if (!key) return undefined;
      const twice = isJson ? `  "${key.name}": "x",\n` : `${key.name}: x\n`;
      return { text: insertAt(text, key.start, twice).text, line: lineOf(text, key.start) + 1 };
    },
  },
  {
    name: 'has a key that nobody knows',
    apply: (text, isJson) =>
      insertAt(text, firstKeyOf(text, isJson), isJson ? '  "x-plurall": "nonsense",\n' : 'nonsense: 1\n'),
  },
  {
    name: 'lacks what it must have',
    apply: (text, isJson) => {
      const key = findRequired(text, isJson);
      const line = isJson ? 1 : lineOf(text, firstKeyOf(text, isJson));
      return (
        key && {
          text: text.slice(0, key.start) + text.slice(key.end),
          line: text.slice(key.end).trim() === '' ? 1 : line,
        }
      );
    },
  },
  {
    name: 'misspells a key',
    apply: (text, isJson) => {
      const key = findRequired(text, isJson);
      if (!key) return undefined;
      const misspelt = `${key.name}x`;
      const spelt = isJson ? `  "${key.name}"` : key.name;
      return {
        text:
          text.slice(0, key.start) + spelt.replace(key.name, misspelt) + text.slice(key.start + spelt.length),
        line: lineOf(text, key.start),
      };
    },
  },
  {
    name: 'has a number where a structure belongs',
    apply: (text, isJson) => {
      const key = findRequired(text, isJson);
      if (!key) return undefined;
      const rest = text.slice(key.end);
      const value = isJson
        ? `  "${key.name}": 7${rest.trim() === '' || key.end === text.length ? '\n}' : ',\n'}`
        : `${key.name}: 7\n`;
      return { text: text.slice(0, key.start) + value + rest, line: lineOf(text, key.start) };
    },
  },
];
