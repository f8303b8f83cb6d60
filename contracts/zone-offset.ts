/** Offsets by zone and day: a delivery asks for few days and many rows. */
const known = new Map<string, number>();

/** Minutes east of UTC of an IANA zone (`Asia/Shanghai`) at an instant; undefined zones are refused when the contract is read. */
export function zoneOffset(zone: string, instant: string): number {
  const key = `${zone} ${instant.slice(0, 10)}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const offset = readOffset(zone, new Date(instant));
  if (known.size > 100_000) known.clear();
  known.set(key, offset);
  return offset;
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function readOffset(zone: string, instant: Date): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}
