import type { Random } from '../random.ts';

/** Spellings of the legal form, the branch and the region that mean the same enterprise. */
const respellings: readonly (readonly [pattern: RegExp, spellings: readonly string[]])[] = [
  [/股份有限公司$/, ['股份公司', '股份有限责任公司', '(股份)有限公司']],
  [
    /有限公司蚌埠分公司$/,
    [
      '有限公司蚌埠市分公司',
      '有限责任公司蚌埠分公司',
      '有限公司（蚌埠分公司）',
      '有限公司蚌埠分部',
      '有限公司蚌埠办事处',
    ],
  ],
  [/有限公司$/, ['有限责任公司', '有限责任公司', '公司', '（有限公司）', '有限公司 ']],
  [/股份经济合作社$/, ['经济合作社', '股份合作社', '集体股份经济合作社']],
  [/经济合作社$/, ['股份经济合作社', '合作社', '集体经济合作社']],
  [/农业合作社$/, ['农业专业合作社', '合作社']],
  [/$/, ['（个体工商户）', '(个体)', '个体户']],
];

/** The name with its legal form or its branch spelled in another way. */
export function respellEnterpriseName(random: Random, name: string): string {
  const [pattern, spellings] = respellings.find(([candidate]) => candidate.test(name)) ?? [/$/, [' ']];
  return name.replace(pattern, random.pick(spellings));
}
