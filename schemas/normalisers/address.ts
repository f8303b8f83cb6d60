import { parseChineseNumber } from './chinese-number.ts';
import { toSimplified } from './simplified.ts';
import { toNarrow } from './to-narrow.ts';

const numeral = '零〇一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟两';
const counted = '号栋幢座楼单元室户房层弄巷组队排街路道';
const chineseNumber = new RegExp(`[${numeral}]+(?=[${counted}])`, 'g');

/** 安徽省蚌埠市龙子湖区…: any of the parts may be left out by a clerk. 小区 and 开发区 are no districts. */
const front =
  /^(?:中国)?(?:\p{Script=Han}{2,3}省)?(?:\p{Script=Han}{2,3}?市)?(?:\p{Script=Han}{1,3}?(?<![小社园业校库景开发新])(?:区|县))?/u;

/**
 * The comparable form of a Chinese address: without province, city and district, Chinese numerals as digits
 * (三路 too), and building, unit and room as numbers joined by hyphens, however they are spelled.
 */
export function normaliseAddress(text: string): string {
  const plain = toSimplified(toNarrow(text))
    .replace(/[\s,，。、;；()[\]【】"“”]+/g, '')
    .toLowerCase();
  const arabic = plain.replace(chineseNumber, (number) => String(parseChineseNumber(number)));
  return joinNumbers(arabic.replace(front, ''));
}

function joinNumbers(text: string): string {
  return text
    .replace(/no[.:]?\s*(\d+)号?/g, '$1号')
    .replace(/第(?=\d)/g, '')
    .replace(/(\d+)(?:#楼?|号楼|号|栋|幢|座|单元|室|户|房|楼(?!\p{Script=Han}))/gu, '$1-')
    .replace(/门牌|门(?=\d)/g, '')
    .replace(/[-–—~/#.]+(?=\D|$)/g, '')
    .replace(/[-–—~/#.]+/g, '-');
}
