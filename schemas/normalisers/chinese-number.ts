const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const units: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** A Chinese numeral as a number: by place (一百二十三) or digit by digit (二〇一). */
export function parseChineseNumber(text: string): number {
  if (text.length === 1) return digits[text] ?? units[text] ?? 0;
  if (![...text].some((character) => character in units)) {
    return Number([...text].map((character) => digits[character] ?? 0).join(''));
  }
  let total = 0;
  let pending: number | undefined;
  for (const character of text) {
    const unit = units[character];
    if (unit === undefined) pending = digits[character] ?? 0;
    else {
      total += (pending ?? 1) * unit;
      pending = undefined;
    }
  }
  return total + (pending ?? 0);
}
