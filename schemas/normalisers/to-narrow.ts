/** Characters that NFKC leaves alone: printable ASCII and the common Han block. */
const plain = /^[\x20-\x7e\u4e00-\u9fff]*$/;

/** Unicode NFKC: full-width characters become narrow, compatibility forms common. Fast on what is narrow already. */
export function toNarrow(text: string): string {
  return plain.test(text) ? text : text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').normalize('NFKC');
}

/** Narrow, with runs of white space as one space and none at the ends. */
export function toTidy(text: string): string {
  return toNarrow(text).replace(/\s+/g, ' ').trim();
}
