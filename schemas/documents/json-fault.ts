/** The first mistake of a JSON text that may be legal YAML (trailing comma, comment, single quotes). */
export function findJsonFault(text: string): { line: number; sentence: string } | undefined {
  if (isJson(text)) return undefined;
  return {
    line: text.slice(0, findBreak(text)).trimEnd().split('\n').length,
    sentence: 'This is not JSON: look for a trailing comma, a comment, single quotes or a missing bracket.',
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The length of the shortest beginning that no ending could mend. V8 names no position in half of its messages,
 * but a beginning that is merely cut off fails at its very end.
 */
function findBreak(text: string): number {
  let [mendable, broken] = [0, text.length];
  while (broken - mendable > 1) {
    const middle = Math.floor((mendable + broken) / 2);
    if (isBroken(text.slice(0, middle))) broken = middle;
    else mendable = middle;
  }
  return broken;
}

function isBroken(start: string): boolean {
  try {
    JSON.parse(start);
    return false;
  } catch (error) {
    const message = String(error);
    const position = /at position (\d+)/.exec(message)?.[1];
    if (position !== undefined) return Number(position) < start.length && !message.includes('Unterminated');
    return !message.includes('Unexpected end');
  }
}
