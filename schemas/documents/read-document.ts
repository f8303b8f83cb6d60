import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import { checkTree } from './check-tree.ts';
import { decodeText } from './decode-text.ts';
import type { Fault, SourceDocument } from './fault.ts';
import { findJsonFault } from './json-fault.ts';
import { toLineOf } from './node-lines.ts';
import { syntaxSentence } from './syntax-sentence.ts';

/**
 * Reads a YAML or JSON file. Never throws: whatever is wrong is a fault with its line.
 * `shownAs` is the file's name in faults, such as its path inside the city folder.
 */
export function readDocument(file: string, shownAs = file): SourceDocument {
  try {
    const decoded = decodeText(readFileSync(file));
    return 'text' in decoded ? parseText(decoded.text, shownAs) : unreadable(shownAs, decoded);
  } catch (error) {
    return unreadable(shownAs, { sentence: whyUnreadable(error), line: 1 });
  }
}

/** The same for a text at hand. */
export function parseText(text: string, shownAs: string): SourceDocument {
  if (text.trim() === '') return unreadable(shownAs, { sentence: 'The file is empty.', line: 1 });
  if (text.length > mostCharacters) return unreadable(shownAs, { sentence: tooLarge, line: 1 });
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    // Both are done by checkTree: the package's own ways take quadratic time.
    uniqueKeys: false,
  });
  const toFault = (error: YAMLError): Fault => ({
    file: shownAs,
    line: counter.linePos(error.pos[0]).line,
    sentence: syntaxSentence(error),
  });
  const json = shownAs.endsWith('.json') ? findJsonFault(text) : undefined;
  const broken = document.errors.filter((error) => !isRightJson(error, shownAs, json === undefined));
  const errors = [...broken, ...checkTree(document)];
  const faults = errors.map(toFault).sort((a, b) => a.line - b.line);
  if (json !== undefined && faults.length === 0) faults.push({ file: shownAs, ...json });
  // A document with broken syntax has no data: half a document would only raise false faults.
  const isBroken = broken.length > 0 || errors.some(({ code }) => code === 'BAD_ALIAS');
  return {
    file: shownAs,
    faults,
    data: isBroken ? undefined : dataOf(document, shownAs, faults),
    lineOf: toLineOf(document, counter),
  };
}

/** The largest of the standard's own examples has 190,000. */
const mostCharacters = 2_000_000;
const tooLarge = `The file is larger than ${mostCharacters / 1_000_000} MB: a document of a city is written by people; split it.`;

/** Right JSON that YAML dislikes (tabs, say) is right; a doubled key is not. */
function isRightJson(error: YAMLError, file: string, parses: boolean): boolean {
  return file.endsWith('.json') && parses && error.code !== 'DUPLICATE_KEY';
}

function dataOf(document: Document, file: string, faults: Fault[]): unknown {
  try {
    const data: unknown = document.toJS({ maxAliasCount: -1 });
    if (data !== null) return data;
    faults.push({ file, line: 1, sentence: 'The file holds nothing but comments.' });
  } catch {
    faults.push({
      file,
      line: 1,
      sentence: 'The file cannot be understood: write it without tags and aliases.',
    });
  }
  return undefined;
}

function unreadable(file: string, fault: { sentence: string; line: number }): SourceDocument {
  return { file, data: undefined, faults: [{ file, ...fault }], lineOf: () => 1 };
}

function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'There is no such file.';
  if (code === 'EISDIR') return 'This is a folder where a file is expected.';
  if (code === 'EACCES') return 'The file may not be read by this user: change its permissions.';
  return 'The file cannot be read.';
}
