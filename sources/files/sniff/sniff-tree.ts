import { SaxesParser } from 'saxes';
import type { SniffedFile } from './sniffed-file.ts';

/** JSON, one document or one a line; undefined where the text does not begin like it. */
export function sniffJson(text: string): SniffedFile | undefined {
  const start = text.trimStart();
  if (!/^[[{]/.test(start)) return undefined;
  if (start.startsWith('[')) {
    return /^\[\s*(\{|\])/.test(start) ? { format: 'json', confidence: 0.95 } : undefined;
  }
  const lines = start.split('\n').filter((line) => line.trim() !== '');
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  if (whole.slice(0, 20).every(isObject) && (lines.length > 1 || !findRows(start))) {
    return { format: 'json-lines', confidence: lines.length > 1 ? 0.98 : 0.6 };
  }
  const rows = findRows(start);
  return rows === undefined ? { format: 'json', confidence: 0.3 } : { format: 'json', rows, confidence: 0.9 };
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/** Dotted path of the first array that holds objects. */
function findRows(text: string): string | undefined {
  const path: string[] = [];
  let name: string | undefined;
  let before = '';
  for (const [found] of text.matchAll(token)) {
    if (found === '{' && before === '[')
      return path
        .slice(1)
        .filter((part) => part !== '')
        .join('.');
    if (found === '{' || found === '[') {
      path.push(before === ':' ? (name ?? '') : '');
      name = undefined;
    } else if (found === '}' || found === ']') path.pop();
    else if (found.startsWith('"') && (before === '{' || before === ',')) name = toText(found);
    before = found;
  }
  return undefined;
}

function toText(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}

/** XML; the rows are the first element that comes twice under the same parent, the outermost first. */
export function sniffXml(text: string): SniffedFile | undefined {
  if (!/^\s*<(\?xml|!--|[A-Za-z_])/.test(text)) return undefined;
  const counts = new Map<string, number>();
  const path: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    path.push(name.replace(/^.*:/, ''));
    const here = path.join('/');
    counts.set(here, (counts.get(here) ?? 0) + 1);
  });
  parser.on('closetag', () => path.pop());
  // Its beginning is enough; what is behind it may be anything.
  parser.on('error', () => undefined);
  parser.write(text);
  const rows = [...counts].filter(([, count]) => count > 1).map(([found]) => found);
  const [outermost] = rows.sort((a, b) => a.split('/').length - b.split('/').length);
  return outermost === undefined
    ? { format: 'xml', confidence: 0.6 }
    : { format: 'xml', rows: outermost, confidence: 0.9 };
}
