/** What the names of columns mean, in Chinese, in pinyin initials and in English. */
export { splitName, toWords } from './to-words.ts';
