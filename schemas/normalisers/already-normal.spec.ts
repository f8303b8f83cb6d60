import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alreadyNormal } from './already-normal.ts';
import { normalise, type NormaliserName } from './normalise.ts';

const patterns = Object.entries(alreadyNormal) as [NormaliserName, string][];

const compiled = new Map(patterns.map(([name, source]) => [name, new RegExp(`^(?:${source})$`, 'u')]));

/** fast-check is slow at classes of hundreds of ranges: those of Han characters are asked otherwise. */
const hanPatterns = patterns.filter(([, source]) => source.length > 300);
const latinPatterns = patterns.filter(([, source]) => source.length <= 300);

/** Values as clean registers have them: they must take the fast way, or it is of no use. */
const clean: [NormaliserName, string][] = [
  ['text', '龙子湖区 a-1'],
  ['person-name', '张伟'],
  ['person-name', 'john smith'],
  ['enterprise-name', '蚌埠恒达商贸有限公司'],
  ['enterprise-name', '老王早点铺'],
  ['telephone', '13800001111'],
  ['telephone', '3012345'],
  ['resident-id', '34030219900101001X'],
  ['credit-code', '91340300MA2ABCDE2B'],
  ['vin', 'LSVAA4182E2184847'],
  ['plate', '皖C12345'],
  ['plate', '皖CD12345'],
  ['date', '1990-01-31'],
  ['number', '-12.5'],
  ['western-name', 'smith'],
  ['address-number', '12a'],
  ['email', 'grace.kelly52@jones.com'],
  ['email', 'gracekelly@gmail.com'],
  ['url', 'example.org'],
  ['postcode', 'SW1A1AA'],
];

/** Near misses: what looks clean and is not. */
const unclean: [NormaliserName, string][] = [
  ['text', '張伟'],
  ['text', 'Aa'],
  ['text', 'a  b'],
  ['person-name', '張伟'],
  ['enterprise-name', '安徽省恒达有限公司'],
  ['enterprise-name', '恒达公司'],
  ['telephone', '055212345678'],
  ['date', '1990-02-30'],
  ['date', '1990-04-31'],
  ['number', '1.50'],
  ['number', '-0'],
  ['western-name', 'st'],
  ['email', 'grace.kelly@gmail.com'],
  ['email', 'grace@googlemail.com'],
  ['url', 'www.example.org'],
];

describe('alreadyNormal', () => {
  let connection: DuckDBConnection;
  beforeAll(async () => {
    connection = await (await DuckDBInstance.create(':memory:')).connect();
  });
  afterAll(() => connection.closeSync());

  const matches = (name: NormaliserName, text: string) => compiled.get(name)?.test(text) ?? false;

  it.each(clean)('of %s matches %s', (name, text) => expect(matches(name, text)).toBe(true));
  it.each(unclean)('of %s does not match %s', (name, text) => expect(matches(name, text)).toBe(false));

  it.each(latinPatterns)('always means that %s leaves a text as it is', (name, source) => {
    const text = fc.stringMatching(new RegExp(`^(?:${source})$`, 'u'));
    fc.assert(
      fc.property(text, (value) => expect(normalise(name, value)).toBe(value)),
      { numRuns: 2000 },
    );
  });

  it.each(hanPatterns)('always means that %s leaves Chinese as it is', (name) => {
    const character = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        ...'安徽省蚌埠市区中国有限责任公司股份合作社经济农业专业个体工商户分店营业部办事处集张偉aA1 -·',
      ),
    );
    const text = fc.tuple(
      fc.constantFrom('', '', '中国', '安徽省', '蚌埠市'),
      fc.string({ unit: character, maxLength: 9 }),
      fc.constantFrom('', '有限公司', '分公司'),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const value = parts.join('');
        if (matches(name, value)) expect(normalise(name, value)).toBe(value);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each(hanPatterns)('always means that %s leaves each character as it is', (name) => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    expect(all.filter((value) => matches(name, value) && normalise(name, value) !== value)).toEqual([]);
  });

  it('always means that each day is one of the calendar', () => {
    for (let month = 0; month <= 13; month++)
      for (let date = 0; date <= 32; date++) {
        const text = `1990-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        expect([text, matches('date', text)]).toEqual([text, normalise('date', text) === text]);
      }
  });

  it.each(patterns)('of %s is read alike by DuckDB', async (name, source) => {
    const isLatin = latinPatterns.some(([latin]) => latin === name);
    const own = isLatin ? fc.sample(fc.stringMatching(new RegExp(`^(?:${source})$`, 'u')), 200) : [];
    const others = fc.sample(fc.string({ unit: 'grapheme', maxLength: 12 }), 200);
    const values = [
      ...own,
      ...others,
      ...clean.map(([, text]) => text),
      ...unclean.map(([, text]) => text),
    ].map((value) => value.replaceAll('\0', ''));
    const list = values.map((value) => `('${value.replaceAll("'", "''")}')`).join(', ');
    const reader = await connection.runAndReadAll(
      `SELECT v, regexp_full_match(v, '${source.replaceAll("'", "''")}') FROM (VALUES ${list}) AS t(v)`,
    );
    for (const [value, isMatch] of reader.getRows())
      expect([value, isMatch]).toEqual([value, matches(name, String(value))]);
  });
});
