import jsonata from 'jsonata';

type Row = Readonly<Record<string, unknown>>;

/** A row in another version's words. Rejects with an Error whose message says what in the expression failed. */
export type Translation = (row: Row) => Promise<Record<string, unknown>>;

/** An expression comes from a department: one row may not take longer (ms), nest deeper or grow longer than this. */
const limits = { timeout: 200, stack: 200, sequence: 10_000 };

/**
 * Compiles a JSONata expression (https://docs.jsonata.org) whose input is one row and whose result is one row.
 * @throws Error with a message for the author where the text is no expression
 */
export function compileTranslation(expression: string): Translation {
  const compiled = compile(expression);
  return async (row) => {
    const said: unknown = await compiled.evaluate(row).catch((error: unknown) => {
      throw new Error(toSentence(error), { cause: error });
    });
    if (typeof said !== 'object' || said === null || Array.isArray(said))
      throw new Error('The translation gives no row: write an object, such as { "code": CODE }.');
    // JSONata marks its own arrays and objects; a plain copy is a row like any other.
    return JSON.parse(JSON.stringify(said)) as Record<string, unknown>;
  };
}

function compile(expression: string): jsonata.Expression {
  try {
    return jsonata(expression, limits);
  } catch (error) {
    throw new Error(toSentence(error), { cause: error });
  }
}

/** JSONata's messages are for authors of expressions and hold no data but the token. */
function toSentence(error: unknown): string {
  const { message, position } = error as Partial<jsonata.JsonataError>;
  const place = position === undefined ? '' : ` at character ${position}`;
  return `The translation cannot be followed${place}: ${message ?? 'it is no JSONata expression'}.`;
}
