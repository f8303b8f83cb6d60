/** JSON is indented; a row that could not be parsed is shown exactly as it came. */
export function toReadablePayload(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
