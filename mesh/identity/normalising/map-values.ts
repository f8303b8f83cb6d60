import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOOLEAN, INTEGER, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { ColumnAppender, quote, quotePath, readColumns, readNumbers, readRows } from '../duck.ts';
import { toRanges } from './map-lines.ts';
import type { MappingCrew } from './mapping-crew.ts';
import { toMadeFile, type MappingTask } from './mapping-work.ts';
import type { ValueGroup } from './value-groups.ts';
import { toMapper } from './value-mapper.ts';

/** Fewer values go through the driver, which takes two microseconds for each. */
export const worthAFile = 20_000;
const form = String.raw`delim = '\t', quote = '', escape = '', header = false, nullstr = '\N'`;
/** Nothing is guessed: of a file that by chance has one line, or none, DuckDB would guess wrong. */
const unguessed = `${form}, auto_detect = false, new_line = '\\n'`;

/** Values that a line of fields with tabs between cannot hold as they are, and such as would make it very long. */
const isOdd = [
  String.raw`k0 = '\N'`,
  'strlen(k0) > 50_000',
  ...[0, 9, 10, 13].map((code) => `contains(k0, chr(${code}))`),
].join(' OR ');

/**
 * Maps many values of one attribute each through files, which is three times as fast as handing each over, and which
 * several threads can share.
 */
export async function mapByFiles(
  connection: DuckDBConnection,
  groups: readonly ValueGroup[],
  crew: Pick<MappingCrew, 'hands' | 'taskBytes' | 'map'>,
): Promise<void> {
  const [[folder] = []] = await readRows(connection, `SELECT current_setting('temp_directory')`);
  const files = groups.map((group, plan) => ({
    ...{ group, plan },
    given: join(String(folder), `given-${plan}.tsv`),
    made: join(String(folder), `made-${plan}`),
  }));
  for (const { group, given } of files)
    await connection.run(
      `COPY (SELECT n, k0 FROM ${group.keys} WHERE NOT (${isOdd})) TO ${quote(given)} (FORMAT csv, ${form.replaceAll(' = ', ' ')})`,
    );
  const tasks = files.flatMap(toTasks);
  const plans = groups.map(({ plan }) => plan);
  await crew.map({ plans, tasks, taken: new Int32Array(new SharedArrayBuffer(4)) });
  for (const { group, given, made } of files) {
    const parts = toParts(made);
    await connection.run(
      `INSERT INTO ${group.mapped} FROM read_csv([${parts.map(quotePath).join(', ')}], ${toRead(group)})`,
    );
    for (const file of [given, ...parts]) rmSync(file);
    const [left = 0] = await readNumbers(
      connection,
      `SELECT (SELECT count(*) FROM ${group.keys}) - (SELECT count(*) FROM ${group.mapped})`,
    );
    if (left > 0) await mapByDriver(connection, group, isOdd);
  }

  function toTasks({ given, made, plan }: (typeof files)[number]): MappingTask[] {
    for (const part of toParts(made)) writeFileSync(part, '');
    const { size } = statSync(given);
    return toRanges(given, { size, bytes: crew.taskBytes }).map((range) => ({ ...range, plan, made }));
  }

  function toParts(made: string): string[] {
    return Array.from({ length: crew.hands }, (_, hand) => toMadeFile(made, hand));
  }
}

function toRead({ plan }: ValueGroup): string {
  const columns = plan.features.flatMap((_, place) => [`v${place}: 'VARCHAR'`, `valid${place}: 'BOOLEAN'`]);
  return `columns = {n: 'INTEGER', ${columns.join(', ')}}, ${unguessed}`;
}

/** Maps values by handing over each. */
export async function mapByDriver(
  connection: DuckDBConnection,
  { plan, keys, mapped }: ValueGroup,
  which = 'true',
): Promise<void> {
  const map = toMapper(plan);
  const types = [INTEGER, ...plan.features.flatMap(() => [VARCHAR, BOOLEAN])];
  const appender = await ColumnAppender.open(connection, mapped.slice(1, -1), types);
  for await (const [n = [], ...given] of readColumns(connection, `SELECT * FROM ${keys} WHERE ${which}`))
    appender.append([n, ...map(given as (string | null)[][])]);
  appender.close();
}
