import { deepStrictEqual } from 'node:assert';
import type { Contestant } from './contestant.ts';
import { plainQuestion, toBodies, wholeQuestion } from './questions.ts';

interface Answer {
  readonly data: unknown;
}

/** How many plates are compared before anything is timed. */
const compared = 50;

/**
 * Makes sure that the hub and the limit say the same of fifty plates and of the list.
 * @throws AssertionError with the first difference that asking again does not take away
 */
export async function assertSameAnswers(
  hub: Contestant,
  limit: Contestant,
  plates: readonly string[],
): Promise<void> {
  const bodies = toBodies(wholeQuestion, 'one', spread(plates));
  for (const body of [...bodies, ...toBodies(wholeQuestion, 'list', [])]) {
    // A taxi's position may arrive between the two questions; nobody's does twice running.
    const same = (await saysSame(hub, limit, body)) || (await saysSame(hub, limit, body));
    if (!same) deepStrictEqual(await ask(limit, body), await ask(hub, body));
  }
}

/** Of how many of the plates compared the peer gives another value for an attribute than the hub. */
export async function countOtherValues(
  hub: Contestant,
  peer: Contestant,
  plates: readonly string[],
): Promise<number> {
  const chosen = spread(plates);
  const [ofHub, ofPeer] = [toBodies(wholeQuestion, 'one', chosen), toBodies(plainQuestion, 'one', chosen)];
  let others = 0;
  for (const [index, body] of ofHub.entries()) {
    const whole = toValues(await ask(hub, body));
    const plain = toValues(await ask(peer, ofPeer[index] ?? ''));
    if (JSON.stringify(whole) !== JSON.stringify(plain)) others += 1;
  }
  return others;
}

function spread(plates: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(plates.length / compared));
  return plates.filter((_, index) => index % step === 0).slice(0, compared);
}

function toValues({ data }: Answer): unknown[] {
  const { vehicle } = data as { vehicle: Record<string, { value: unknown } | string | null> | null };
  const named = Object.entries(vehicle ?? {}).filter(([name]) => name !== 'id' && name !== 'records');
  return named.map(([, value]) => (typeof value === 'object' ? (value?.value ?? null) : value));
}

async function saysSame(hub: Contestant, limit: Contestant, body: string): Promise<boolean> {
  const [left, right] = await Promise.all([ask(hub, body), ask(limit, body)]);
  return JSON.stringify(left.data) === JSON.stringify(right.data);
}

async function ask({ url, token }: Contestant, body: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(url, { method: 'POST', headers, body });
  return (await response.json()) as Answer;
}
