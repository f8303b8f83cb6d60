import { showValue } from '#schemas';
import { compileRowValidator } from '../compile-row-validator.ts';
import type { Contract } from '../contract.ts';
import { makeRows } from '../sample/index.ts';
import { compileTranslation } from './compile-translation.ts';

type Row = Record<string, unknown>;

/** A row for which the translation does not do what it is for. */
export interface TranslationFailure {
  row: Row;
  sentence: string;
}

export interface TranslationFinding {
  to: string;
  /** Rows that were tried. */
  tried: number;
  /** The first few that failed, each in its own way. */
  failures: TranslationFailure[];
}

const mostFailures = 5;

/**
 * Whether the new version's translation to the old one gives rows that keep the old contract, for `rows` of the new
 * one or, where none are given, for rows made from its own rules: each field at its least, its most, each of its
 * words, and missing where it may be. `back` is tried on rows of the old contract likewise. Undefined where the new
 * version declares none. Rows that do not keep the new contract are left out.
 */
export async function checkTranslation(
  old: Contract,
  next: Contract,
  rows: readonly Row[] = makeRows(next),
): Promise<TranslationFinding | undefined> {
  const declared = next.translations.find(({ to }) => to === old.version);
  if (declared === undefined) return undefined;
  const there = await tryRows(declared.rows, rows, { from: next, to: old });
  const back =
    declared.back === undefined
      ? { tried: 0, failures: [] }
      : await tryRows(declared.back, makeRows(old), { from: old, to: next });
  return {
    to: old.version,
    tried: there.tried + back.tried,
    failures: [...there.failures, ...back.failures].slice(0, mostFailures),
  };
}

async function tryRows(
  expression: string,
  rows: readonly Row[],
  { from, to }: { from: Contract; to: Contract },
): Promise<{ tried: number; failures: TranslationFailure[] }> {
  const [isRight, judge] = [compileRowValidator(from), compileRowValidator(to)];
  const right = rows.filter((row) => isRight(row).length === 0);
  const failures = new Map<string, TranslationFailure>();
  const say = (row: Row, why: string): void => {
    const sentence = `The translation to ${to.version} fails for a row of ${from.version}: ${why} (${showRow(row)})`;
    if (!failures.has(why)) failures.set(why, { row, sentence });
  };
  try {
    const translate = compileTranslation(expression);
    for (const row of right) {
      if (failures.size >= mostFailures) break;
      const translated = await translate(row).catch((error: unknown) => say(row, (error as Error).message));
      if (translated === undefined) continue;
      for (const sentence of judge(translated)) say(row, sentence);
    }
  } catch (error) {
    say({}, (error as Error).message);
  }
  return { tried: right.length, failures: [...failures.values()] };
}

function showRow(row: Row): string {
  const said = Object.entries(row).map(([name, value]) => `${name}: ${showValue(value)}`);
  return said.length > 6 ? `${said.slice(0, 6).join(', ')} …` : said.join(', ');
}
