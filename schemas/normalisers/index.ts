/** The comparable and the canonical form of a value: what two spellings of the same thing have in common. */
export { alreadyNormal } from './already-normal.ts';
export { canonicalise, compileCanonicaliser } from './canonicalise.ts';
export { parseChineseAddress } from './chinese-address.ts';
export type { ChineseAddress } from './chinese-address.ts';
export { isValidFor } from './is-valid-for.ts';
export { defaultNormaliser, normalise, normaliserNames } from './normalise.ts';
export type { NormaliserName } from './normalise.ts';
export { parseDate, parseInstant } from './parse-date.ts';
export { toPinyin } from './pinyin-name.ts';
export { toSimplified } from './simplified.ts';
export { splitChineseName } from './split-chinese-name.ts';
export type { ChineseName } from './split-chinese-name.ts';
export { parseWesternAddress } from './parse-western-address.ts';
export type { WesternAddress } from './parse-western-address.ts';
