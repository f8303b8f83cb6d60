import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ask, showcase, startTestCity } from '../harness/index.ts';
import type { TestCity } from '../harness/index.ts';
import { attributes, queryShapes, toEnvelopes, toQuery } from './query-shape.ts';
import type { Person } from './query-shape.ts';

const shapesTried = 220;
const whole = [
  'asOf',
  'confidence',
  'disputed',
  'source { department dataset key }',
  'alternatives { value asOf source { dataset key } }',
];

let city: TestCity;
let personIds: string[];
/** What each attribute is when it is asked for alone. */
const alone = new Map<string, Record<string, unknown>>();

async function askPerson(query: string, id: string): Promise<Person> {
  const { data, errors } = await ask<{ person: Person }>(
    { url: city.url, token: city.token('service-hall') },
    query,
    { id },
  );
  expect(errors).toBeUndefined();
  return data.person;
}

async function askAlone(id: string): Promise<void> {
  const empty = { person: [], vehicle: [], enterprise: [], parts: whole, records: false, alias: false };
  for (const [type, names] of Object.entries(attributes)) {
    for (const name of names) {
      const person = await askPerson(toQuery({ ...empty, [type]: [name] }), id);
      for (const [place, envelope] of toEnvelopes(person)) alone.set(place, envelope);
    }
  }
}

beforeAll(async () => {
  city = await startTestCity();
  const { data } = await ask<{ person: { id: string }; persons: { nodes: { id: string }[] } }>(
    { url: city.url, token: city.token('service-hall') },
    'query ($residentId: String!) { person(residentId: $residentId) { id } persons(first: 3) { nodes { id } } }',
    { residentId: showcase.residentId },
  );
  personIds = [data.person.id, ...data.persons.nodes.map(({ id }) => id)];
  await Promise.all(personIds.map(askAlone));
}, 300_000);

afterAll(() => city?.close());

it('serves the same envelope whatever else the query asks', async () => {
  expect([...alone.values()].filter(({ value }) => value !== null).length).toBeGreaterThan(20);
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(queryShapes, fc.constantFrom(...personIds), async (shape, id) => {
      for (const [place, envelope] of toEnvelopes(await askPerson(toQuery(shape), id))) {
        const { [place]: reference } = Object.fromEntries(alone);
        for (const [part, value] of Object.entries(envelope))
          expect([place, part, value]).toEqual([place, part, reference?.[part]]);
        compared++;
      }
    }),
    { numRuns: shapesTried },
  );
  expect(compared).toBeGreaterThan(shapesTried);
}, 300_000);
