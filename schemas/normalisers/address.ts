import { toSignReader } from './character-signs.ts';
import { parseChineseNumber } from './chinese-number.ts';
import { stripRegion } from './region.ts';
import { toSimplified, traditionalCharacters } from './simplified.ts';
import { toNarrow } from './to-narrow.ts';

const numeral = '零〇一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟两';
const counted = '号栋幢座楼单元室户房层弄巷组村队排街路道';
const chineseNumber = new RegExp(`[${numeral}]+(?=[${counted}])`, 'g');
const marks = /[\s,，。、;；:：()[\]【】"“”'·]+/g;

/** A street office before anything, a town before a street with a number: both are left out by most clerks. */
const office = /^\p{Script=Han}{2,5}?街道(?:办事处|办)?(?=\p{Script=Han})/u;
const town = /^\p{Script=Han}{1,4}?[镇乡](?=\p{Script=Han}+?(?:路|街|大道|巷)\d)/u;

/** What of an address most clerks leave out, and the rest with Arabic figures before and after its numbers are joined. */
export interface SplitAddress {
  readonly division: string;
  readonly arabic: string;
  readonly joined: string;
}

/**
 * The comparable form of a Chinese address: without province, city, district and street office, Chinese numerals
 * as digits (三路 too), and building, unit and room as numbers joined by hyphens, however they are spelled.
 */
export function normaliseAddress(text: string): string {
  return splitAddress(text).joined;
}

export function splitAddress(text: string): SplitAddress {
  const signs = readSigns(text);
  const plain = signs & sign.unsettled ? settle(text) : text;
  const local = stripOffice(stripRegion(plain));
  const whole = signs & sign.numeral ? local.replace(chineseNumber, toArabic) : local;
  const arabic = signs & sign.town ? whole.replace(town, '') : whole;
  const division = plain.slice(0, plain.length - local.length) + whole.slice(0, whole.length - arabic.length);
  return { division, arabic, joined: joinNumbers(arabic, signs) };
}

/** What an address must have for a pass over it to find anything; most have little of it. */
const sign = { unsettled: 1, numeral: 2, town: 4, spelling: 8, hyphen: 16 };
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const readSigns = toSignReader([
  ` ,;:()[]"'${capitals}${traditionalCharacters}`,
  numeral,
  '镇乡鎮鄉',
  'nN第门門组組队隊小附',
  '-~/#.',
]);

const settle = (text: string) => toSimplified(toNarrow(text)).replace(marks, '').toLowerCase();
const toArabic = (number: string) => String(parseChineseNumber(number));

function stripOffice(text: string): string {
  return text.includes('街道') ? text.replace(office, '') : text;
}

/** Spellings of numbers and what is made of them, in turn; each needs one of its signs in the text, which is looked for first. */
const spellings: readonly (readonly [signs: readonly string[], spelling: RegExp, form: string])[] = [
  [['no'], /no\.?(\d+)号?/g, '$1号'],
  [['第', '门'], /(?<!门)第(?=\d)|门牌|门(?=\d)/g, ''],
  [['组', '队'], /(\d+)(?:村民小组|村民组|生产队|组|队)/g, '$1组'],
  [['小区'], /(?<=[\p{Script=Han}\d]\p{Script=Han})小区(?=\d)/u, ''],
  [['附'], /(?<=\d)号?附(?=\d)/g, '-'],
];
const counter =
  /(\d+[a-z]?|(?<![a-z])[a-z])(?:#楼?|号楼|号院|号|栋|幢|座|单元|室|户|房|楼(?!\p{Script=Han}))/gu;

function joinNumbers(text: string, signs: number): string {
  const joined = (signs & sign.spelling ? respell(text) : text).replace(counter, '$1-');
  const ended = joined.replace(/[-–—~/#.]+(?=[^\da-z]|$)/g, '');
  // A lone hyphen, the usual case, is one already.
  return signs & sign.hyphen ? ended.replace(/[-–—~/#.]{2,}|[–—~/#.]/g, '-') : ended;
}

function respell(text: string): string {
  let spelled = text;
  for (const [needed, spelling, form] of spellings)
    if (needed.some((one) => spelled.includes(one))) spelled = spelled.replace(spelling, form);
  return spelled;
}
