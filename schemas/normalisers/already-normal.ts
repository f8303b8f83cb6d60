import type { NormaliserName } from './normalise.ts';
import { traditionalCharacters } from './simplified.ts';

/** The common Han block, which NFKC leaves alone, without the traditional characters that `toSimplified` changes. */
const han = hanWithout(traditionalCharacters);
/** What ends or begins something in an enterprise's name: 省, 市, 公司, 合作社, 个体. */
const plainHan = hanWithout(`省市公社体${traditionalCharacters}`);
const firstHan = hanWithout(`中省市公社体${traditionalCharacters}`);

/** Printable ASCII without capital letters. */
const mark = '!-@\\[-~';
const day = '(?:0[1-9]|1[0-9]|2[0-8])';
/** Each month has the days that it has in every year: the 29th of February goes the long way. */
const date = `[12][0-9]{3}-(?:(?:0[1-9]|1[0-2])-${day}|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)`;
const latin = '[a-z]+(?: [a-z]+)*';
/** A host that cannot be Gmail's. */
const host = '[a-fh-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.[a-z]+';

/**
 * For normalisers where it pays: the source of a regular expression, in what JavaScript (with u) and RE2 (DuckDB's `regexp_full_match`) read
 * alike. A text that it matches from end to end is its own comparable form, so that millions of clean values need not leave the database. A text that it
 * does not match may be clean all the same.
 */
export const alreadyNormal: Readonly<Partial<Record<NormaliserName, string>>> = {
  text: `[${mark}${han}]+(?: [${mark}${han}]+)*`,
  'person-name': `[${han}]+|${latin}`,
  'enterprise-name': `[${firstHan}][${plainHan}]*(?:有限公司)?`,
  telephone: '[1-9][0-9]{4,10}',
  'resident-id': '[1-9][0-9]{16}[0-9X]',
  'credit-code': '[0-9A-Z]+',
  vin: '[0-9A-Z]+',
  plate: `[一-鿿]?[0-9A-Z]+[挂学警港澳]?`,
  date,
  'date-dmy': date,
  'date-mdy': date,
  'date-of-birth': date,
  number: '0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,8})\\.[0-9]{0,4}[1-9]',
  exact: '[\\s\\S]*',
  'western-name': '[a-z]{3,}',
  'address-number': '[1-9][0-9]{0,4}[a-z]?',
  email: `[a-z0-9][a-z0-9_.-]*@${host}|[a-z0-9_-]*[a-z0-9]@gmail\\.com`,
  'email-name': '[a-z]+',
  url: '[a-vx-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.[a-z]+',
  postcode: '[0-9A-Z]+',
};

/** A character class's inside: the runs of the common Han block between the characters to leave out. */
function hanWithout(characters: string): string {
  const without = new Set([...characters].map((one) => one.codePointAt(0)));
  const ranges: [number, number][] = [];
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const open = ranges.at(-1);
    if (without.has(code)) continue;
    if (open?.[1] === code - 1) open[1] = code;
    else ranges.push([code, code]);
  }
  return ranges.map(([from, to]) => toRange(String.fromCodePoint(from), String.fromCodePoint(to))).join('');
}

function toRange(from: string, to: string): string {
  return from === to ? from : `${from}-${to}`;
}
