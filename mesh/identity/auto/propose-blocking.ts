import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import { toKeyQuery } from '../blocking/index.ts';
import type { BlockingRule, IdentityModel } from '../model/index.ts';
import type { ProposedColumn } from './propose-features.ts';

/** A rule with what its keys would make. */
interface CountedRule {
  readonly rule: BlockingRule;
  readonly pairs: number;
  /** Records that share a key which is not too frequent. */
  readonly reached: number;
}

const most = { rules: 40, manyRecords: 300_000, rulesOfMany: 14 };

/** How many pairs of n records are worth comparing: all of some thousand, 300 a record of 5,000, 30 of a million. */
export function toPairBudget(records: number): number {
  const all = (records * (records - 1)) / 2;
  return Math.min(all, records * 300 * (5000 / Math.max(records, 1)) ** 0.43);
}

/**
 * Chooses blocking rules on the table `features`: single features and pairs of them, as many as the budget of pairs
 * allows, those with the fewest pairs first.
 */
export async function proposeBlocking(
  connection: DuckDBConnection,
  model: IdentityModel,
  { columns, records }: { columns: readonly ProposedColumn[]; records: number },
): Promise<BlockingRule[]> {
  const budget = toPairBudget(records);
  const chosen: CountedRule[] = [];
  let pairs = 0;
  const counted = await countRules(connection, model, { rules: toCandidates(columns, records), records });
  for (const one of counted.sort((a, b) => a.pairs - b.pairs)) {
    if (one.reached < records / 1000 || one.pairs === 0) continue;
    if (pairs + one.pairs > budget || isCovered(one, chosen)) continue;
    chosen.push(one);
    pairs += one.pairs;
  }
  const count = records > most.manyRecords ? most.rulesOfMany : most.rules;
  const needed = chosen.filter((one) => !isCovered(one, chosen));
  return pickSpread(needed, columns, count).map(({ rule }) => rule);
}

/** A pair of features brings nothing beside a rule on one of them that is chosen and makes more pairs. */
function isCovered(one: CountedRule, chosen: readonly CountedRule[]): boolean {
  const covers = (other: CountedRule) =>
    other !== one &&
    other.rule.on.length < one.rule.on.length &&
    other.rule.on.every((name) => one.rule.on.includes(name)) &&
    other.pairs >= one.pairs;
  return chosen.some(covers);
}

/** A rule counts a quarter for each time that its columns, on average, are asked by rules which are picked already. */
const repeated = 4;

/**
 * One rule after the other, the widest of those on columns that were hardly asked yet: they find other pairs, whereas
 * another rule on the same columns finds mostly the same.
 */
function pickSpread(
  rules: readonly CountedRule[],
  columns: readonly ProposedColumn[],
  count: number,
): CountedRule[] {
  const left = rules.map((one) => ({ one, asks: toColumnNames(one.rule, columns) }));
  const asked = new Map<string, number>();
  const picked: CountedRule[] = [];
  while (picked.length < count && left.length > 0) {
    const worth = left.map(({ one, asks }) => {
      const before = asks.reduce((sum, name) => sum + (asked.get(name) ?? 0), 0);
      return one.pairs / repeated ** (before / asks.length);
    });
    const [next] = left.splice(worth.indexOf(Math.max(...worth)), 1);
    if (!next) break;
    picked.push(next.one);
    for (const name of next.asks) asked.set(name, (asked.get(name) ?? 0) + 1);
  }
  return picked;
}

/** The columns that a rule's features are made of; those of few different values hardly tell records apart. */
function toColumnNames({ on }: BlockingRule, columns: readonly ProposedColumn[]): string[] {
  const asked = columns.filter(({ feature, proposal }) =>
    proposal.blocking.some((suffix) => on.includes(`${feature}${suffix}`)),
  );
  const telling = asked.filter(({ kind }) => kind !== 'category' && kind !== 'small-number');
  return (telling.length > 0 ? telling : asked).map(({ feature }) => feature);
}

function toCandidates(columns: readonly ProposedColumn[], records: number): BlockingRule[] {
  const isSet = ({ proposal }: ProposedColumn, suffix: string) =>
    proposal.side.some((side) => side.suffix === suffix && side.split !== undefined);
  const keys = columns.flatMap((column) =>
    column.proposal.blocking.map((suffix) => ({
      column,
      name: `${column.feature}${suffix}`,
      isSet: isSet(column, suffix),
    })),
  );
  const usable = keys.filter(({ isSet, name }) => !isSet || records <= 20_000 || !name.endsWith('Runs'));
  const splitters = columns.map(({ feature }) => feature);
  const toRule = (on: string[], isWord: boolean): BlockingRule => ({
    on,
    atMost: isWord ? 40 : 100,
    split: isWord ? [] : splitters.filter((name) => !on.includes(name)).slice(0, 3),
  });
  const single = usable.map(({ name, isSet }) => toRule([name], isSet));
  const double = usable.flatMap((one, place) =>
    usable
      .slice(place + 1)
      .filter((other) => !(one.isSet && other.isSet))
      .filter((other) => !one.name.endsWith('Runs') && !other.name.endsWith('Runs'))
      .map((other) => toRule([one.name, other.name], one.isSet || other.isSet)),
  );
  return [...single, ...double];
}

async function countRules(
  connection: DuckDBConnection,
  model: IdentityModel,
  { rules, records }: { rules: readonly BlockingRule[]; records: number },
): Promise<CountedRule[]> {
  const counted: CountedRule[] = [];
  // Of many records only the keys with some remainders are counted, and what they make is scaled up.
  const parts = Math.max(1, Math.floor(records / 100_000));
  for (const rule of rules) {
    const [pairs = 0, reached = 0] = await readNumbers(
      connection,
      `SELECT coalesce(sum(n * (n - 1) / 2), 0)::DOUBLE, coalesce(sum(n), 0)::DOUBLE
       FROM (SELECT count(*) AS n FROM (${toKeyQuery(model, { rule, index: 0 })}) WHERE key % ${parts} = 0 GROUP BY key)
       WHERE n BETWEEN 2 AND ${rule.atMost}`,
    );
    counted.push({ rule, pairs: pairs * parts, reached: reached * parts });
  }
  return counted;
}
