import type { TextEncoding } from '../files/index.ts';

const known: Record<string, TextEncoding> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb18030: 'gb18030',
  // Both are part of GB18030.
  gbk: 'gb18030',
  gb2312: 'gb18030',
};

/** What the XML declaration says; undefined where it says nothing, or what this house does not read. */
export function toDeclaredEncoding(first: Buffer): TextEncoding | undefined {
  const declaration = /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(first.toString('latin1', 0, 200));
  return known[declaration?.[1]?.toLowerCase() ?? ''];
}
