const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;

/** 1980-01-01 00:00 in the two words that zip keeps for time and date. */
const firstOfTimes = 0x00210000;

/**
 * The same zip with every entry dated 1980-01-01, so that the same rows give the same bytes.
 * Offsets: APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16. Throws RangeError when the end record is missing.
 */
export function withoutTimes(zip: Uint8Array): Buffer {
  const bytes = Buffer.from(zip);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0) throw new RangeError('not a zip file');
  let place = bytes.readUInt32LE(end + 16);
  while (place < end && bytes.readUInt32LE(place) === centralHeader) {
    bytes.writeUInt32LE(firstOfTimes, place + 12);
    const local = bytes.readUInt32LE(place + 42);
    if (bytes.readUInt32LE(local) === localHeader) bytes.writeUInt32LE(firstOfTimes, local + 10);
    place +=
      46 + bytes.readUInt16LE(place + 28) + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32);
  }
  return bytes;
}
