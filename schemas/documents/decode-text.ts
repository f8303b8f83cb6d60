/** A file's bytes as text, or the sentence why not. */
export type DecodedText = { text: string } | { sentence: string; line: number };

/** UTF-8 with or without a byte order mark; everything else is refused with the line of the first bad byte. */
export function decodeText(bytes: Buffer): DecodedText {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { sentence: 'The file is UTF-16: save it as UTF-8.', line: 1 };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {
      sentence: 'The file is not UTF-8 (GB18030, perhaps): save it as UTF-8.',
      line: firstBadLine(bytes),
    };
  }
}

/** Line by line: a line feed never lies inside a multi-byte character of UTF-8. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end === -1 ? bytes.length : end;
    const piece = bytes.subarray(start, stop);
    if (!Buffer.from(piece.toString('utf8'), 'utf8').equals(piece)) return line;
    start = stop + 1;
  }
  return 1;
}
