import type { BrokenRow } from '../port/index.ts';

type Values = Record<string, unknown>;

const decoder = new TextDecoder('utf-8', { fatal: true });
/** A larger message is no row of a register. Bytes. */
const largestMessage = 8 * 1024 * 1024;
/** What of a broken message goes to quarantine. */
const shown = 64 * 1024;

/** A message's payload as an object, or why it is none. */
export function readMessage(
  payload: Uint8Array,
  position: string,
): { value: Values } | { broken: BrokenRow } {
  const fail = (sentence: string) => ({
    broken: { raw: Buffer.from(payload.subarray(0, shown)).toString('utf8'), position, sentence },
  });
  if (payload.length > largestMessage)
    return fail(`The message has ${payload.length} bytes, more than 8 MiB.`);
  const text = decode(payload);
  if (text === undefined) return fail('The message is not written in UTF-8.');
  const value = parse(text);
  return value === undefined ? fail('The message is no JSON object.') : { value };
}

function decode(payload: Uint8Array): string | undefined {
  try {
    return decoder.decode(payload);
  } catch {
    return undefined;
  }
}

function parse(text: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Values)
      : undefined;
  } catch {
    return undefined;
  }
}
