import { countUtf8, findByteOrderMark, toDecode, type TextEncoding } from '../text/index.ts';

export interface SniffedText {
  text: string;
  encoding: TextEncoding;
  hasByteOrderMark: boolean;
  confidence: number;
}

/** What the bytes are written in, and their text; the last line may be cut. */
export function sniffEncoding(bytes: Buffer): SniffedText {
  const mark = findByteOrderMark(bytes);
  if (mark !== undefined)
    return toText(bytes.subarray(mark.length), mark.encoding, { mark: true, confidence: 1 });
  const wide = findWide(bytes);
  if (wide !== undefined) return toText(bytes, wide, { mark: false, confidence: 0.8 });
  const { isValid, beyondAscii } = countUtf8(bytes);
  if (isValid) return toText(bytes, 'utf-8', { mark: false, confidence: beyondAscii === 0 ? 0.9 : 1 });
  const wrong = countWrong(toDecode('gb18030')(bytes));
  if (wrong <= 1) return toText(bytes, 'gb18030', { mark: false, confidence: 0.9 });
  return toText(bytes, wrong < countWrong(bytes.toString('utf8')) ? 'gb18030' : 'utf-8', {
    mark: false,
    confidence: 0.3,
  });
}

function toText(
  bytes: Buffer,
  encoding: TextEncoding,
  of: { mark: boolean; confidence: number },
): SniffedText {
  const isWide = encoding.startsWith('utf-16');
  const whole = isWide ? bytes.subarray(0, bytes.length & ~1) : bytes;
  const { mark: hasByteOrderMark, confidence } = of;
  return { text: toDecode(encoding)(whole), encoding, hasByteOrderMark, confidence };
}

/** Commas, digits and line breaks of UTF-16 have a zero byte, always on the same side. */
function findWide(bytes: Buffer): TextEncoding | undefined {
  const zeros = [0, 0];
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) {
    const side = at % 2;
    zeros[side] = (zeros[side] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd < bytes.length / 50) return undefined;
  if (odd > even * 20) return 'utf-16le';
  return even > odd * 20 ? 'utf-16be' : undefined;
}

function countWrong(text: string): number {
  return text.split('\uFFFD').length - 1;
}
