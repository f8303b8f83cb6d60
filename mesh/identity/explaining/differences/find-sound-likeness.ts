import { toPinyin } from '#schemas';

/** Sounds that speakers of many regions do not tell apart: zh/z, ch/c, sh/s, n/l, f/h, ng/n. */
const merged: readonly (readonly [RegExp, string])[] = [
  [/zh/g, 'z'],
  [/ch/g, 'c'],
  [/sh/g, 's'],
  [/ng(?![aeiouv])/g, 'n'],
  [/l/g, 'n'],
  [/hu(?=[ao])/g, 'f'],
  [/hu/g, 'fu'],
];

/** 'same' for one pinyin without tones, 'near' where only sounds differ that many people merge. */
export function findSoundLikeness(left: string, right: string): 'same' | 'near' | undefined {
  const [a, b] = [toPinyin(left), toPinyin(right)];
  if (a === '' || b === '') return undefined;
  if (a === b) return 'same';
  return merge(a) === merge(b) ? 'near' : undefined;
}

function merge(sound: string): string {
  return merged.reduce((text, [from, to]) => text.replace(from, to), sound);
}
