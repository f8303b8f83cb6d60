/** Deeper is no register; what comes after the reading walks through values level by level. */
export const deepestJson = 100;

export const tooDeepSentence = `The value is nested deeper than ${deepestJson} levels.`;

/** Whether a JSON text is nested deeper than any row may be, said in a sentence. */
export function findDepthFault(text: string): string | undefined {
  // Hardly a row holds so many brackets at all.
  if (countOf(text, '{') + countOf(text, '[') <= deepestJson) return undefined;
  return findDepth(text) > deepestJson ? tooDeepSentence : undefined;
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1 && count <= deepestJson; at = text.indexOf(mark, at + 1))
    count += 1;
  return count;
}

function findDepth(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === '"') at = findStringEnd(text, at + 1);
    else if (mark === '{' || mark === '[') deepest = Math.max(deepest, ++depth);
    else if (mark === '}' || mark === ']') depth -= 1;
  }
  return deepest;
}

/** The quotation mark that ends the string, or the end of the text. */
function findStringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
