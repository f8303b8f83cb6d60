/** The first mistake of a JSON text that is legal YAML but not JSON (trailing comma, comment, single quotes). */
export function findJsonFault(text: string): { line: number; sentence: string } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const before = text.slice(0, position === undefined ? text.length : Number(position));
    return {
      line: before.split('\n').length,
      sentence: 'This is not JSON: look for a trailing comma, a comment, single quotes or a missing bracket.',
    };
  }
}
