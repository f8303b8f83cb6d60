import {
  cleanCreditCode,
  cleanPlate,
  isCreditCode,
  isDivision,
  isPlate,
  isVin,
  parseDate,
  parseInstant,
  toResidentId,
} from '#schemas';
import { isPersonName } from './person-names.ts';

/** How a text is written, decided of the text alone. */
export interface ValueFormat {
  name: string;
  matches(text: string): boolean;
  /** What shares of texts that are something else look like it by chance: the name must then agree. */
  needsHint?: boolean;
}

const dayMonthYear = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/;

function isDayOf(text: string, order: 'day-first' | 'month-first'): boolean {
  const found = dayMonthYear.exec(text);
  if (found === null) return false;
  const [day, month] = order === 'day-first' ? [found[1], found[3]] : [found[3], found[1]];
  return isYearOfLife(Number(found[4])) && parseDate(`${found[4]}-${month}-${day}`) !== undefined;
}

function isYearOfLife(year: number): boolean {
  return year >= 1850 && year <= 2150;
}

/** A date in the given form, of a year in which a register may speak. */
function dateIn(form: RegExp): (text: string) => boolean {
  return (text) => form.test(text) && isYearOfLife(Number(text.slice(0, 4))) && parseDate(text) !== undefined;
}

function numberBetween(least: number, most: number, form = /^-?\d+(\.\d+)?$/): (text: string) => boolean {
  return (text) => form.test(text) && Number(text) >= least && Number(text) <= most;
}

const enterprise =
  /(公司|集团|企业|厂|商行|商店|商场|超市|店|馆|事务所|合作社|经营部|服务部|中心|银行|学校|医院|研究院|研究所|委员会|工作室|农场|酒店|饭店|个体户)(（[^）]*）|\([^)]*\)|[一二三四五六七八九十第\d]*(分店|分公司|分行|支行|营业部))?$|\b(Ltd|LLC|Inc|GmbH|Corp|Co\.?|PLC|S\.?A)\.?$/i;
const address =
  /\p{Script=Han}.*(省|市|区|县|镇|乡|街道|路|街|巷|弄|村|小区|社区|号|组|大道).*\d|\p{Script=Han}{2,}(市|区|县)\p{Script=Han}+(路|街|道|巷|村|号)|^\d+[A-Za-z]?\s+\w[\w .'-]+\b(st|street|ave|avenue|rd|road|blvd|lane|ln|dr|drive|way|court|ct|place|pl|highway|hwy)\b/iu;

/** The narrowest first: the first that nearly all values keep is taken. */
export const valueFormats: readonly ValueFormat[] = [
  { name: 'resident-id', matches: (text) => toResidentId(text) !== undefined },
  { name: 'credit-code', matches: (text) => isCreditCode(cleanCreditCode(text)) },
  { name: 'uuid', matches: (text) => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text) },
  { name: 'vin', matches: (text) => isVin(text) && /[A-Z]/.test(text) && /\d/.test(text) },
  { name: 'plate', matches: (text) => isPlate(cleanPlate(text)) },
  { name: 'email', matches: (text) => /^[^\s@<>]+@[^\s@]+\.[a-z]{2,}$/i.test(text) },
  { name: 'uri', matches: (text) => /^(https?|ftp|rtsp|rtmp):\/\/\S+$/i.test(text) },
  { name: 'ipv4', matches: (text) => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text) },
  { name: 'mac-address', matches: (text) => /^[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}$/i.test(text) },
  { name: 'date:yyyyMMdd', matches: dateIn(/^\d{8}$/) },
  { name: 'date:yyyy-MM-dd', matches: dateIn(/^\d{4}-\d{2}-\d{2}$/) },
  { name: 'date:yyyy/M/d', matches: dateIn(/^\d{4}\/\d{1,2}\/\d{1,2}$/) },
  { name: 'date:yyyy.M.d', matches: dateIn(/^\d{4}\.\d{1,2}\.\d{1,2}$/) },
  { name: 'date:yyyy-M-d', matches: dateIn(/^\d{4}-\d{1,2}-\d{1,2}$/) },
  { name: 'date:yyyy年M月d日', matches: dateIn(/^\d{4}年\d{1,2}月\d{1,2}日?$/) },
  { name: 'date:d/M/yyyy', matches: (text) => isDayOf(text, 'day-first') },
  { name: 'date:M/d/yyyy', matches: (text) => isDayOf(text, 'month-first') },
  { name: 'month:yyyy-MM', matches: (text) => /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text) },
  { name: 'month:yyyyMM', matches: (text) => /^(19|20)\d{2}(0[1-9]|1[0-2])$/.test(text), needsHint: true },
  {
    name: 'timestamp:zoned',
    matches: (text) => /\d[T ]\d.*(Z|[+-]\d{2}:?\d{2})$/i.test(text) && parseInstant(text) !== undefined,
  },
  { name: 'timestamp', matches: (text) => /\d[T ]\d/.test(text) && parseInstant(text) !== undefined },
  {
    name: 'timestamp:yyyyMMddHHmmss',
    matches: (text) =>
      /^\d{8}([01]\d|2[0-3])[0-5]\d[0-5]\d(\d{3})?$/.test(text) && dateIn(/^\d{8}$/)(text.slice(0, 8)),
  },
  {
    name: 'any-date',
    matches: (text) => isYearOfLife(Number(text.slice(0, 4))) && parseDate(text) !== undefined,
  },
  { name: 'epoch-ms', matches: numberBetween(1e11, 4.2e12, /^\d{12,13}$/), needsHint: true },
  { name: 'epoch-s', matches: numberBetween(1e8, 4.2e9, /^\d{9,10}$/), needsHint: true },
  { name: 'excel', matches: numberBetween(10_000, 73_000, /^\d{5}(\.\d+)?$/), needsHint: true },
  { name: 'time-of-day', matches: (text) => /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/.test(text) },
  {
    name: 'telephone',
    matches: (text) =>
      /^(\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}$|^(\(?0\d{2,3}\)?[\s-]?)\d{7,8}(-\d{1,6})?$|^(\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}$|^\+\d{1,3}[\s\d-]{6,16}$/.test(
        text,
      ),
  },
  {
    name: 'division',
    matches: (text) => /^(\d{6}|\d{9}|\d{12})$/.test(text) && isDivision(text),
    needsHint: true,
  },
  { name: 'dimensions', matches: (text) => /^\d{2,5}\s*[x×X*]\s*\d{2,5}$/.test(text) },
  { name: 'grouped-number', matches: (text) => /^[-+]?[¥￥$€]?\s*\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) },
  {
    name: 'number-with-unit',
    matches: (text) =>
      /^[-+]?\d+(\.\d+)?\s*(%|[a-zA-Zμ°]{1,8}(\/[a-zA-Z]{1,4}|[²³])?|\p{Script=Han}{1,3})$/u.test(text),
  },
  { name: 'enterprise-name', matches: (text) => text.length >= 4 && enterprise.test(text.trim()) },
  { name: 'address', matches: (text) => text.length >= 5 && address.test(text) },
  { name: 'person-name', matches: isPersonName },
  { name: 'json', matches: (text) => /^[[{][\s\S]*[\]}]$/.test(text.trim()) && isJson(text) },
];

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    // A sample's long text may be cut.
    return text.length >= 400;
  }
}
