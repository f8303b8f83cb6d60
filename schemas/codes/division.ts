/** GB/T 2260: the provinces' two digits. */
const province = '1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]';
/** 2, 4 or 6 digits of GB/T 2260, extended to 9 (township) or 12 (village). */
const form = new RegExp(`^(?:${province})(?:\\d{2}){0,2}$|^(?:${province})\\d{4}(?:\\d{3}){1,2}$`);

/**
 * Whether a text has the form of a division code. It is not looked up: codes have periods of validity, old
 * ones stay right in old records, and statistical zones such as 340371 occur.
 */
export function isDivision(text: string): boolean {
  return form.test(text);
}
