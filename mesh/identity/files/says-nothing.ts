import { quote } from '../duck.ts';

/** Whatever their case: what databases and tables write where there is no value, and what clerks write there. */
const words = [
  ...['null', '(null)', '\\n', 'nan', 'n/a', '#n/a', 'n.a.', '<na>', 'none', 'undefined'],
  ...['unknown', 'not known', 'not available', 'not applicable', 'unspecified', 'not specified'],
  ...['无', '不详', '不明', '未知', '未填', '未填写', '暂无', '没有', '空', '无名氏'],
];

/** `NA` means nothing, `Na` is a surname; signs without a letter or a figure mean nothing. */
const pattern = `^(NA|[-–—_.*?/\\\\]*|(?i:${words.map((word) => word.replaceAll(/[().\\]/g, '\\$&')).join('|')}))$`;

/** In bytes. */
const longest = Math.max(...words.map((word) => Buffer.byteLength(word)));

/**
 * SQL that holds for a trimmed cell which only says that nothing is known: it counts as missing. None of the words begins
 * with a figure, as many cells do.
 */
export function saysNothing(cell: string): string {
  const mayBe = `strlen(${cell}) <= ${longest} AND (${cell} < '0' OR ${cell} >= ':')`;
  return `(${mayBe} AND regexp_matches(${cell}, ${quote(pattern)}))`;
}

/** SQL of a trimmed cell, NULL where it says nothing. */
export function orNothing(cell: string): string {
  return `nullif(regexp_replace(${cell}, ${quote(pattern)}, ''), '')`;
}
