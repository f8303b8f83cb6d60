import { toSimplified } from './simplified.ts';
import { toNarrow } from './to-narrow.ts';

/** The many dots between the parts of a minority name, and what stands for them on old keyboards. */
const separators = /[\s·•・‧∙⋅．｡。.，,'’`\-_]+/g;
const han = /\p{Script=Han}/u;

/** Chinese names: simplified, without spaces and dots. Latin ones: small letters, words by one space, no marks. */
export function normalisePersonName(text: string): string {
  const narrow = toSimplified(toNarrow(text));
  if (han.test(narrow)) return narrow.replace(separators, '').toLowerCase();
  const bare = narrow
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return bare.replace(/['’`]/g, '').replace(separators, ' ').trim();
}
