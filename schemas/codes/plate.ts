import { toCodeText } from './to-code-text.ts';

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const ordinary = new RegExp(`^[${provinces}][A-HJ-NP-Z][0-9A-HJ-NP-Z]{4}[0-9A-HJ-NP-Z挂学警港澳]$`);
/** Small new-energy cars carry the letter third, large ones last; A–H, J and K are in use (secondary source). */
const newEnergy = new RegExp(`^[${provinces}][A-HJ-NP-Z](?:[A-HJK][0-9A-HJ-NP-Z]\\d{4}|\\d{5}[A-HJK])$`);

/** A number plate of the mainland: ordinary ones have 7 characters, new-energy ones 8. */
export function isPlate(text: string): boolean {
  return ordinary.test(text) || newEnergy.test(text);
}

/** Narrow, upper-case, without the dot, stroke and spaces that clerks put after the second character. */
export function cleanPlate(raw: string): string {
  return toCodeText(raw, /[\s\-‐–—_.,，。·•・‧∙⋅]/g);
}
