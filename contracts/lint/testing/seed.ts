/** One kind of fault: what a line that holds `line` becomes, and where and how it must be named. */
export interface Seed {
  kind: string;
  /** Found in exactly one line of the seed text. */
  line: string;
  from: string;
  to: string;
  /** Found in the line that must be named; the changed line itself where it is left out. */
  at?: string;
  says: RegExp;
}

export const seed = (
  kind: string,
  ...[line, from, to, says, at]: [string, string, string, RegExp, string?]
): Seed => ({
  kind,
  line,
  from,
  to,
  says,
  ...(at === undefined ? {} : { at }),
});
