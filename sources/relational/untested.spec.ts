import { describe, expect, it } from '@jest/globals';
import type { DatasetRead } from '../port/index.ts';
import { openTestReader, readRows } from '../testing/index.ts';
import { oracleEngine } from './oracle/index.ts';
import { sqlServerEngine } from './sqlserver/index.ts';
import { buildKeys, buildRange, type Subject } from './statements/index.ts';

const documents = {
  sqlserver: `kind: sqlserver
title: { en: A }
connection: { host: 127.0.0.1, port: 1, database: office, user: u, password: "never shown" }
guard: { retries: 0 }
datasets: { firms: { table: Firms, schema: dbo, fields: { code: Code } } }`,
  oracle: `kind: oracle
title: { en: A }
connection: { host: 127.0.0.1, port: 1, service: XE, user: u, password: "never shown" }
guard: { retries: 0 }
datasets: { firms: { table: FIRMS, fields: { code: CODE } } }`,
};

describe('a kind whose driver is not part of the hub', () => {
  it.each([
    ['sqlserver', 'SQL Server', 'npm install mssql@12'],
    ['oracle', 'Oracle', 'npm install oracledb@6'],
  ] as const)('%s says what is to be installed, and that it is untested', async (kind, name, install) => {
    const { reader, read } = openTestReader(documents[kind]);
    const sentence = `office.firms refused the hub's request: the hub has no driver for ${name}: whoever runs the hub types ${install} in its folder.`;
    await expect(readRows(reader, read('firms', 'code'))).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      sentence,
    });
    const probe = await reader.probe();
    expect(probe.ok).toBe(false);
    expect(probe.sentence).toMatch(
      new RegExp(`^office.firms .* That ${name} is read rightly has not been tested`),
    );
    await reader.close();
  });
});

describe('its statements', () => {
  const facts: Subject['facts'] = {
    columns: [
      { name: 'a', type: 'integer', isLong: false },
      { name: `b"]`, type: 'text', isLong: false },
      { name: 'c', type: 'text', isLong: true },
    ],
    order: ['a', `b"]`],
  };
  const read = { settings: { table: 't' } } as unknown as DatasetRead;
  const range = { order: facts.order, after: ['7', `x'; DROP`] };

  it('are in the words of SQL Server', () => {
    const { dialect } = sqlServerEngine;
    const subject: Subject = { read, facts, dialect, table: sqlServerEngine.toTable(read) };
    const { text, values } = buildRange(subject, range, { bytes: 1000 });
    expect(dialect.limit(text, 10)).toBe(
      'SELECT [a], [b"]]], CASE WHEN COALESCE(DATALENGTH([c]), 0) > 1000 THEN NULL ELSE [c] END AS [c], ' +
        'CASE WHEN COALESCE(DATALENGTH([c]), 0) > 1000 THEN COALESCE(DATALENGTH([c]), 0) END AS [causeway_bytes] FROM [t] ' +
        'WHERE ([a] >= 7 AND ([a] > 7 OR ([b"]]] > @0))) ORDER BY [a], [b"]]] OFFSET 0 ROWS FETCH NEXT 10 ROWS ONLY',
    );
    expect(values).toEqual([`x'; DROP`]);
    expect(
      buildKeys(subject, facts.order, [
        ['1', 'x'],
        ['no', 'y'],
        ['2', 'z'],
      ]),
    ).toEqual({
      text: 'SELECT * FROM [t] WHERE (([a] = 1 AND [b"]]] = @0) OR ([a] = 2 AND [b"]]] = @1))',
      values: ['x', 'z'],
    });
  });

  it('are in the words of Oracle', () => {
    const { dialect } = oracleEngine;
    const subject: Subject = { read, facts, dialect, table: oracleEngine.toTable(read) };
    const { text, values } = buildRange(subject, range);
    expect(dialect.limit(text, 10)).toBe(
      'SELECT * FROM "t" WHERE ("a" >= 7 AND ("a" > 7 OR ("b]" > :1))) ORDER BY "a", "b]" FETCH FIRST 10 ROWS ONLY',
    );
    expect(values).toEqual([`x'; DROP`]);
    expect(buildKeys(subject, ['a'], [['1'], ['1; DROP TABLE t']])).toEqual({
      text: 'SELECT * FROM "t" WHERE "a" IN (1)',
      values: [],
    });
    expect(buildKeys(subject, ['a'], [['1e5']]).text).toBe('SELECT * FROM "t" WHERE 1 = 0');
  });
});
