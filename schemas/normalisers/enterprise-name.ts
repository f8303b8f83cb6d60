import { toSimplified } from './simplified.ts';
import { toNarrow } from './to-narrow.ts';

/** Marks, brackets included: what stands inside brackets stays. */
const marks = /[\s()[\]{}<>《》〈〉【】〔〕「」·•・‧.,，。、;；:：'"“”‘’\-_—/&]+/gu;

/** Legal forms and branch endings in turn: variants that clerks write for one and the same form. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/(?:个体工商户|个体户|个体)$/, ''],
  [/有限责任公司/g, '有限公司'],
  [/股份公司/g, '股份有限公司'],
  [/(?<=公司.*)(?:分公司|分店|分部|分支机构|营业部|经营部|办事处)$/, '分公司'],
  [/(?<=公司.+)[市县区](?=分公司$)/, ''],
  [/(?<!有限|分)公司(?=$|.{1,8}分公司$)/, '有限公司'],
  [/(?:集体)?(?:股份)?经济合作社$|股份合作社$/, '经济合作社'],
  [/农业专业合作社$/, '农业合作社'],
];

/** 安徽省蚌埠市… and 蚌埠… are the same front. */
const region = /^(?:中国)?(?:([\p{Script=Han}]{2,3}?)省)?(?:([\p{Script=Han}]{2,3}?)市(?!场))?/u;

/** Simplified, without marks; limited companies, joint-stock companies and branches in one spelling each. */
export function normaliseEnterpriseName(text: string): string {
  const bare = toSimplified(toNarrow(text)).replace(marks, '').toLowerCase();
  const formed = forms.reduce((name, [form, spelling]) => name.replace(form, spelling), bare);
  return formed.replace(region, (_, province = '', city = '') => (city === '' ? province : city));
}
