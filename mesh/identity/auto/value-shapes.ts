import { isCreditCode, isPlate, isResidentId, isVin, normalise } from '#schemas';

/** The share of a sample's values that have each shape, and averages over it. */
export interface ValueShapes {
  readonly words: number;
  readonly characters: number;
  share(shape: ShapeName): number;
}

const han = /\p{Script=Han}/u;
const digitsOf = (value: string) => value.replaceAll(/\D/g, '').length;
const wordsOf = (value: string) => value.split(/[\s,;/|]+/).filter(Boolean);

const shapes = {
  residentId: (value: string) => isResidentId(normalise('resident-id', value)),
  creditCode: (value: string) => isCreditCode(normalise('credit-code', value)),
  vin: (value: string) => isVin(normalise('vin', value)),
  plate: (value: string) => isPlate(normalise('plate', value)),
  email: (value: string) => /^[^\s@]+@[^\s@]+\.?[^\s@]*$/.test(value),
  url: (value: string) =>
    /^(https?:\/\/|www\.)\S+$|^[\w-]+(\.[\w-]+)*\.(com|org|net|edu|gov|cn)(\/\S*)?$/i.test(value),
  isoDate: isEightDigitDate,
  numericDate: (value: string) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(value),
  dayBeforeMonth: (value: string) => Number(/^\d{1,2}/.exec(value)?.[0]) > 12,
  dayAfterMonth: (value: string) => Number(/^\d{1,2}[/.-](\d{1,2})/.exec(value)?.[1]) > 12,
  date: (value: string) =>
    /\d/.test(value) && value.length >= 6 && !/^[\d.,]+$/.test(value) && normalise('date', value) !== '',
  telephone: (value: string) =>
    /^[+(\d][\d\s()\-./–x]*$/.test(value) &&
    digitsOf(value) >= 6 &&
    digitsOf(value) <= 15 &&
    value.length <= 24,
  punctuatedNumber: (value: string) => /\d[-()/.\s]+\d/.test(value),
  whole: (value: string) => /^[+-]?\d+(\.0+)?$/.test(value),
  numeric: (value: string) => /^[^\p{L}\d]{0,3}[+-]?\d[\d,]*(\.\d+)?\s?(%|[$€£¥元])?$/u.test(value),
  year: (value: string) => /^(1[5-9]|20)\d\d(\.0)?$/.test(value),
  small: (value: string) => /^\d{1,2}(\.0)?$/.test(value),
  han: (value: string) => han.test(value),
  chineseName: (value: string) => /^[\p{Script=Han}·•]{2,4}$/u.test(value),
  chineseOrganisation: (value: string) =>
    /(公司|厂|店|部|中心|学校|医院|合作社|协会|集团|社|局|站|院|馆|行)([(（].*[)）])?$/u.test(value),
  chineseAddress: (value: string) => /[路街道巷镇乡村区县].*\d|\d.*[号室栋]/u.test(value),
  startsWithNumber: (value: string) => /^\d+[a-z]?[\s,/-]+\D*\p{L}/iu.test(value),
  hasDigit: (value: string) => /\d/.test(value),
  hasLetter: (value: string) => /\p{L}/u.test(value),
  oneWord: (value: string) => wordsOf(value).length === 1,
  streetWord: (value: string) =>
    /\b(st|street|ave|avenue|rd|road|dr|drive|blvd|blv|boulevard|ln|lane|pl|place|court|ct|crescent|way|hwy|highway|parkway|terrace|close|circuit|sq|square|strasse|straße|rue|via)\b/i.test(
      value,
    ),
  surnameFirst: (value: string) => /^\p{L}[\p{L}'-]+,\s?\p{L}/u.test(value),
};

type ShapeName = keyof typeof shapes;

/** Valid as a day in eight digits, year first. */
function isEightDigitDate(value: string): boolean {
  const found = /^((?:18|19|20)\d\d)(\d\d)(\d\d)$/.exec(value);
  if (!found) return false;
  const [month, day] = [Number(found[2]), Number(found[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

export function findShapes(sample: readonly string[]): ValueShapes {
  const size = Math.max(sample.length, 1);
  const mean = (count: (value: string) => number) =>
    sample.reduce((sum, value) => sum + count(value), 0) / size;
  return {
    words: mean((value) => wordsOf(value).length),
    characters: mean((value) => value.length),
    share: (shape) => sample.filter(shapes[shape]).length / size,
  };
}
