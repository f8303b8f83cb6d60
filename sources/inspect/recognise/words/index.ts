/** What the names of columns mean, in Chinese, in pinyin initials and in English. */
export { toWords } from './to-words.ts';
