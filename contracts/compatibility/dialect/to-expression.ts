/**
 * The pattern as ajv reads it (Unicode mode); one that is only valid in the old mode, such as `\-`, is read in that.
 * Undefined where it is no regular expression at all.
 */
export function findExpression(source: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      continue;
    }
  }
  return undefined;
}
