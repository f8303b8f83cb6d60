import { column, type BlockingRule, type IdentityModel } from '../model/index.ts';

/** 63 bits of a hash: PostgreSQL has no unsigned numbers. A collision only costs a needless comparison. */
const toKey = (...parts: string[]) => `(hash(${parts.join(', ')}) >> 1)::BIGINT`;

/** The query of the records' keys (i, key) under a rule, whole; a set gives one for each of its words. */
export function toKeyQuery(
  model: Pick<IdentityModel, 'features'>,
  { rule, index, from = 'features' }: { rule: BlockingRule; index: number; from?: string },
): string {
  const isSet = (name: string) =>
    model.features.find((feature) => feature.name === name)?.split !== undefined;
  const sets = rule.on.filter(isSet);
  const present = rule.on.map((name) => `${column(name)} IS NOT NULL`).join(' AND ');
  const parts = rule.on.map((name) => column(isSet(name) ? `one ${name}` : name));
  const key = toKey(String(index), ...parts);
  if (sets.length === 0) return `SELECT i, ${key} AS key FROM ${from} WHERE ${present}`;
  const words = sets.map((name) => `unnest(${column(name)}) AS ${column(`one ${name}`)}`);
  const others = rule.on.filter((name) => !isSet(name)).map((name) => column(name));
  const exploded = `SELECT ${['i', ...others, ...words].join(', ')} FROM ${from} WHERE ${present}`;
  return `SELECT DISTINCT i, ${key} AS key FROM (${exploded})`;
}

/**
 * The query of the deeper keys (i, key) of the rows of `level` (i, key), split by one more feature. Records without
 * that feature keep together with others that lack it.
 */
export function toDeeperQuery(by: string, level: string, from = 'features'): string {
  return `SELECT level.i, ${toKey('level.key', column(by))} AS key FROM ${level} level JOIN ${from} features ON features.i = level.i`;
}

/** The query of i, k0, k1 …: each key of a rule, and the deeper keys that hold where the one before is too frequent. */
export function toDeeperKeys(rule: BlockingRule, keys: string, from = 'features'): string {
  const deeper = rule.split.map(
    (by, depth) => `${toKey(`k${depth}`, `features.${column(by)}`)} AS k${depth + 1}`,
  );
  return `SELECT ${['level.i', 'level.key AS k0', ...deeper].join(', ')}
    FROM (${keys}) level JOIN ${from} features ON features.i = level.i`;
}
