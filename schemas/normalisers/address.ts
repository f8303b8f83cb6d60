import { parseChineseNumber } from './chinese-number.ts';
import { stripRegion } from './region.ts';
import { toSimplified } from './simplified.ts';
import { toNarrow } from './to-narrow.ts';

const numeral = '零〇一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟两';
const counted = '号栋幢座楼单元室户房层弄巷组村队排街路道';
const chineseNumber = new RegExp(`[${numeral}]+(?=[${counted}])`, 'g');
const marks = /[\s,，。、;；:：()[\]【】"“”'·]+/g;

/** A street office before anything, a town before a street with a number: both are left out by most clerks. */
const office = /^\p{Script=Han}{2,5}?街道(?:办事处|办)?(?=\p{Script=Han})/u;
const town = /^\p{Script=Han}{1,4}?[镇乡](?=\p{Script=Han}+?(?:路|街|大道|巷)\d)/u;

/**
 * The comparable form of a Chinese address: without province, city, district and street office, Chinese numerals
 * as digits (三路 too), and building, unit and room as numbers joined by hyphens, however they are spelled.
 */
export function normaliseAddress(text: string): string {
  const plain = toSimplified(toNarrow(text)).replace(marks, '').toLowerCase();
  const local = stripRegion(plain).replace(office, '');
  const arabic = local.replace(chineseNumber, (number) => String(parseChineseNumber(number)));
  return joinNumbers(arabic.replace(town, ''));
}

function joinNumbers(text: string): string {
  return text
    .replace(/no\.?(\d+)号?/g, '$1号')
    .replace(/第(?=\d)|门牌|门(?=\d)/g, '')
    .replace(/(\d+)(?:村民小组|村民组|生产队|组|队)/g, '$1组')
    .replace(/(?<=\p{Script=Han}{2})小区(?=\d)/u, '')
    .replace(/(\d+)(?:#楼?|号楼|号|栋|幢|座|单元|室|户|房|楼(?!\p{Script=Han}))/gu, '$1-')
    .replace(/[-–—~/#.]+(?=\D|$)/g, '')
    .replace(/[-–—~/#.]+/g, '-');
}
