import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, showcase, startTestCity } from '../harness/index.ts';
import type { Answer, SystemName, TestCity } from '../harness/index.ts';

type Envelope = { value: unknown; source: { dataset: string; reached: boolean; copiedAt: string } | null };
type Data = { person: Record<string, Envelope> & { enterprises: Record<string, Envelope>[] } };

const query = `query ($id: String!) { person(residentId: $id) {
  name { ...e } residentId { ...e } birthDate { ...e } address { ...e } telephone { ...e } insuranceStatus { ...e } bloodType { ...e }
  enterprises { name { ...e } creditCode { ...e } registeredCapital { ...n } } } }
  fragment e on StringAttribute { value source { dataset reached copiedAt } }
  fragment n on NumberAttribute { value source { dataset reached copiedAt } }`;

/** The live dataset that each system serves. */
const live: Partial<Record<SystemName, string>> = {
  'social-security': 'social-security.insured',
  health: 'health.residents',
  'market-supervision': 'market-supervision.enterprises',
};
const systems = Object.keys(live) as SystemName[];

let city: TestCity;

const askNow = () =>
  ask<Data>({ url: city.url, token: city.token('service-hall') }, query, { id: showcase.residentId });

function toValues({ data: { person } }: Answer<Data>): unknown {
  const values = (entity: Record<string, Envelope>) =>
    Object.fromEntries(Object.entries(entity).map(([name, envelope]) => [name, envelope?.value]));
  const { enterprises, ...attributes } = person;
  return { ...values(attributes), enterprises: enterprises.map(values) };
}

/** A breaker that has opened rests before it tries again. */
async function waitUntilReached(): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const { extensions } = await askNow();
    if ((extensions?.sources ?? []).length === 0) return;
    await sleep(500);
  }
  throw new Error('The sources were not reached again within 30 s.');
}

beforeAll(async () => {
  city = await startTestCity();
}, 300_000);
afterAll(() => city?.close());

describe.each(systems)('%s', (system) => {
  afterEach(async () => {
    await city.systems[system].ask({ misbehave: 'ok' });
    await waitUntilReached();
  }, 60_000);

  it.each(['down', 'slow', 'rubbish'])(
    'being %s loses no value, and the answer says who was not reached',
    async (misbehaviour) => {
      const before = await askNow();
      expect(before.extensions?.sources ?? []).toEqual([]);
      await city.systems[system].ask({ misbehave: misbehaviour });
      const after = await askNow();
      expect(after.errors).toBeUndefined();
      expect(toValues(after)).toEqual(toValues(before));
      const [report, ...others] = after.extensions?.sources ?? [];
      expect(others).toEqual([]);
      expect(report).toEqual({
        department: system,
        dataset: live[system],
        code: expect.stringMatching(/^SOURCE_(UNREACHABLE|TIMEOUT|RUBBISH|RESTING)$/),
        sentence: expect.any(String),
        copiedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
      expect(Date.now() - Date.parse(String(report?.copiedAt))).toBeGreaterThan(0);
    },
  );
});

it('still answers when every live source is down at once', async () => {
  const before = await askNow();
  await Promise.all(systems.map((system) => city.systems[system].ask({ misbehave: 'down' })));
  const after = await askNow();
  expect(toValues(after)).toEqual(toValues(before));
  expect(after.extensions?.sources?.map(({ dataset }) => dataset)).toEqual(Object.values(live).sort());
  const { enterprises: _, ...envelopes } = after.data.person;
  const copies = Object.values(envelopes as Record<string, Envelope>).filter(
    ({ source }) => source?.reached === false,
  );
  expect(copies.length).toBeGreaterThan(0);
  for (const { source } of copies) expect(Object.values(live)).toContain(source?.dataset);
  await Promise.all(systems.map((system) => city.systems[system].ask({ misbehave: 'ok' })));
  await waitUntilReached();
}, 60_000);

it('does not need the systems that are only mirrored', async () => {
  const before = await askNow();
  await city.systems['public-security'].end();
  expect(toValues(await askNow())).toEqual(toValues(before));
}, 60_000);
