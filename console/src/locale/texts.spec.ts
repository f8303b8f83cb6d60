import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

const gaps = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const texts: Record<string, string> = en;

const source = fileURLToPath(new URL('..', import.meta.url));
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) => /\.tsx?$/.test(file) && !/[\\/]locale[\\/](en|zh-cn|texts\.spec)(-\w+)?\.ts$/i.test(`/${file}`),
  )
  .map((file) => readFileSync(join(source, file), 'utf8'))
  .join('\n');

describe('the texts of the console', () => {
  it('have the same keys in every language', () => {
    expect(Object.keys(zhCN).sort()).toEqual(Object.keys(en).sort());
  });

  it('have the same gaps to fill in every language', () => {
    for (const [key, text] of Object.entries(zhCN)) {
      // “one” needs no number in Chinese or English, yet either may say it.
      if (!key.endsWith('.one')) expect([key, gaps(text)]).toEqual([key, gaps(texts[key] ?? '')]);
    }
  });

  it('are all used: by their key, or by the beginning of it where the rest comes from the hub', () => {
    const unused = Object.keys(en).filter((key) => {
      const beginnings = [...key.matchAll(/\./g)].map(({ index }) => key.slice(0, index + 1));
      const plural = key.replace(/\.(one|other)$/, '');
      const spellings = [
        `'${key}'`,
        `'${plural}'`,
        ...beginnings.flatMap((part) => [`'${part}'`, `\`${part}\${`]),
      ];
      return !spellings.some((spelling) => code.includes(spelling));
    });
    expect(unused).toEqual([]);
  });

  it('are never empty', () => {
    for (const text of [...Object.values(en), ...Object.values(zhCN)]) expect(text.trim()).not.toBe('');
  });
});
