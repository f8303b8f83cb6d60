import { toCellText } from '../profile/index.ts';
import type { Aligned } from './align-rows.ts';

/** How an old field's value is had from new columns, as aligned rows show it. */
export interface Derivation {
  kind: 'same' | 'converted' | 'respelled' | 'scaled' | 'joined' | 'extracted' | 'recoded';
  /** JSONata over a new row. */
  rows: string;
  /** JSONata over an old row, by new column; undefined where it cannot be told. */
  back?: Record<string, string>;
  columns: string[];
  /** Share of the aligned rows in which it holds. */
  share: number;
  /** Old value by new value, of a recoded field. */
  codes?: Map<string, string>;
}

/** Single mistakes, and rows that changed in between, do not hide a rule. */
const holds = 0.95;
const mostCodes = 24;
/** Fewer rows show nothing. */
export const enoughPairs = 5;

interface Pair {
  old: unknown;
  now: unknown;
}

/** The simplest rule that gives the field's old values from one column, or from two. */
export function deriveExpression(
  field: string,
  columns: readonly string[],
  aligned: readonly Aligned[],
): Derivation | undefined {
  const single = columns.flatMap((column) => fromOne(field, column, aligned) ?? []);
  const order: Derivation['kind'][] = [
    'same',
    'converted',
    'respelled',
    'scaled',
    'extracted',
    'joined',
    'recoded',
  ];
  const rank = ({ kind, share }: Derivation) => order.indexOf(kind) - share;
  const [best] = single.sort((a, b) => rank(a) - rank(b));
  if (best !== undefined && best.kind !== 'recoded') return best;
  return fromTwo(field, columns, aligned) ?? best;
}

function fromOne(field: string, column: string, aligned: readonly Aligned[]): Derivation | undefined {
  const pairs = aligned.map(({ old, now }) => ({ old: old[field], now: now[column] })).filter(isThere);
  if (pairs.length < enoughPairs) return undefined;
  const name = toName(column);
  const test = (rule: (now: unknown) => unknown) => share(pairs, rule);
  const made = (
    kind: Derivation['kind'],
    rows: string,
    by: { share: number; back?: string },
  ): Derivation | undefined =>
    by.share < holds
      ? undefined
      : {
          kind,
          rows,
          columns: [column],
          share: by.share,
          ...(by.back === undefined ? {} : { back: { [column]: by.back } }),
        };
  const own = toName(field);
  return (
    made('same', name, { share: sameShare(pairs), back: own }) ??
    made('converted', isNumber(pairs, 'old') ? `$number(${name})` : `$string(${name})`, {
      share: test(toCellText),
      back: isNumber(pairs, 'now') ? `$number(${own})` : `$string(${own})`,
    }) ??
    made('respelled', `$replace(${name}, /[-\\/.]/, "")`, {
      share: test((now) => toCellText(now).replace(/[-/.]/g, '')),
    }) ??
    made(
      'respelled',
      `$substring(${name}, 0, 4) & "-" & $substring(${name}, 4, 2) & "-" & $substring(${name}, 6, 2)`,
      { share: test(toDashed) },
    ) ??
    toScaled(pairs, { name, own, column }) ??
    made('extracted', `$number($match(${name}, /-?[0-9]+([.][0-9]+)?/)[0].match)`, {
      share: isNumber(pairs, 'old') ? test((now) => /-?\d+(\.\d+)?/.exec(toCellText(now))?.[0]) : 0,
    }) ??
    toSuffixed(pairs, { name, column }) ??
    toRecoded(pairs, { name, own, column })
  );
}

function isThere({ old, now }: Pair): boolean {
  return old !== null && old !== undefined && now !== null && now !== undefined && toCellText(old) !== '';
}

/** The same value of the same type. */
function sameShare(pairs: readonly Pair[]): number {
  return (
    pairs.filter(({ old, now }) => typeof old === typeof now && toCellText(old) === toCellText(now)).length /
    pairs.length
  );
}

function share(pairs: readonly Pair[], rule: (now: unknown) => unknown): number {
  return pairs.filter(({ old, now }) => toCellText(old) === toCellText(rule(now))).length / pairs.length;
}

function isNumber(pairs: readonly Pair[], side: keyof Pair): boolean {
  return pairs.every((pair) => typeof pair[side] === 'number');
}

function toDashed(now: unknown): string {
  return toCellText(now).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** Units: one constant factor between all numbers, as tonnes and kilograms have. */
function toScaled(pairs: readonly Pair[], { name, own, column }: Names): Derivation | undefined {
  const numbers = pairs
    .map(({ old, now }) => [Number(old), Number(now)] as const)
    .filter(([old, now]) => Number.isFinite(old) && Number.isFinite(now) && now !== 0 && old !== 0);
  if (numbers.length < enoughPairs || new Set(numbers.map(([old]) => old)).size < 3) return undefined;
  const ratios = numbers.map(([old, now]) => old / now).sort((a, b) => a - b);
  const factor = Number((ratios[Math.floor(ratios.length / 2)] ?? 1).toPrecision(9));
  const right =
    numbers.filter(([old, now]) => Math.abs(now * factor - old) <= Math.abs(old) * 0.001).length /
    numbers.length;
  if (right < holds || factor === 1) return undefined;
  const inverse = Number((1 / factor).toPrecision(9));
  return {
    kind: 'scaled',
    rows: `${name} * ${factor}`,
    back: { [column]: `${own} * ${inverse}` },
    columns: [column],
    share: right,
  };
}

interface Names {
  name: string;
  own: string;
  column: string;
}

/** `1080p` of 1080. */
function toSuffixed(
  pairs: readonly Pair[],
  { name, column }: Pick<Names, 'name' | 'column'>,
): Derivation | undefined {
  const suffixes = new Set(
    pairs.map(({ old, now }) =>
      toCellText(old).startsWith(toCellText(now)) ? toCellText(old).slice(toCellText(now).length) : '\u0000',
    ),
  );
  const [suffix = ''] = suffixes;
  if (suffixes.size !== 1 || suffix.includes('\u0000') || suffix === '') return undefined;
  return {
    kind: 'extracted',
    rows: `$string(${name}) & ${JSON.stringify(suffix)}`,
    columns: [column],
    share: 1,
  };
}

/** Few values, each of which goes with one old value. */
function toRecoded(pairs: readonly Pair[], { name, own, column }: Names): Derivation | undefined {
  const olds = new Set(pairs.map(({ old }) => toCellText(old)));
  if (olds.size < 2 || olds.size > mostCodes) return undefined;
  const forth = toMajority(pairs.map(({ old, now }) => [toCellText(now), toCellText(old)]));
  if (forth.codes.size > mostCodes || forth.share < holds || new Set(forth.codes.values()).size < olds.size)
    return undefined;
  const reverse = toMajority(pairs.map(({ old, now }) => [toCellText(old), toCellText(now)]));
  const asNumber = isNumber(pairs, 'old') ? (text: string) => `$number(${text})` : (text: string) => text;
  const toNow = isNumber(pairs, 'now') ? (text: string) => `$number(${text})` : (text: string) => text;
  const back =
    reverse.share < holds ? undefined : toNow(`$lookup(${toTable(reverse.codes)}, $string(${own}))`);
  return {
    ...{
      kind: 'recoded',
      rows: asNumber(`$lookup(${toTable(forth.codes)}, $string(${name}))`),
      columns: [column],
      share: forth.share,
      codes: forth.codes,
    },
    ...(back === undefined ? {} : { back: { [column]: back } }),
  };
}

function toMajority(entries: readonly [from: string, to: string][]): {
  codes: Map<string, string>;
  share: number;
} {
  const groups = Map.groupBy(entries, ([from]) => from);
  const codes = new Map<string, string>();
  let right = 0;
  for (const [from, members] of groups) {
    const counts = [...Map.groupBy(members, ([, to]) => to)].sort((a, b) => b[1].length - a[1].length);
    const [[to, agreeing]] = counts as [[string, unknown[]]];
    codes.set(from, to);
    right += agreeing.length;
  }
  return { codes, share: entries.length === 0 ? 0 : right / entries.length };
}

function toTable(codes: ReadonlyMap<string, string>): string {
  return JSON.stringify(Object.fromEntries([...codes].sort()));
}

/** `1920x1080` of a width and a height. */
function fromTwo(
  field: string,
  columns: readonly string[],
  aligned: readonly Aligned[],
): Derivation | undefined {
  const sample = aligned.filter(({ old }) => typeof old[field] === 'string' && old[field] !== '');
  if (sample.length < enoughPairs || columns.length > 40) return undefined;
  for (const first of columns) {
    for (const second of columns.filter((each) => each !== first)) {
      const between = findBetween(sample, field, [first, second]);
      if (between === undefined) continue;
      const rows = `$string(${toName(first)}) & ${JSON.stringify(between)} & $string(${toName(second)})`;
      const part = (at: number) => `$number($split(${toName(field)}, ${JSON.stringify(between)})[${at}])`;
      return {
        kind: 'joined',
        rows,
        back: { [first]: part(0), [second]: part(1) },
        columns: [first, second],
        share: 1,
      };
    }
  }
  return undefined;
}

function findBetween(
  sample: readonly Aligned[],
  field: string,
  [first, second]: readonly [string, string],
): string | undefined {
  const found = new Set(
    sample.map(({ old, now }) => {
      const [text, a, b] = [
        toCellText(old[field]),
        toCellText(now[first] ?? ''),
        toCellText(now[second] ?? ''),
      ];
      const fits =
        a !== '' && b !== '' && text.startsWith(a) && text.endsWith(b) && text.length > a.length + b.length;
      return fits ? text.slice(a.length, text.length - b.length) : undefined;
    }),
  );
  const [between] = found;
  return found.size === 1 ? between : undefined;
}

/** A field's name in JSONata. */
export function toName(field: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(field) && !['and', 'or', 'in'].includes(field)
    ? field
    : `\`${field.replaceAll('`', '')}\``;
}
