import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeHub } from './index.ts';
import type { ComposedHub } from './index.ts';
import {
  anyQueryShape,
  entityTypes,
  openSmallCity,
  toSmallRows,
  toTestResidentId,
  wholeEnvelope,
} from './testing/index.ts';
import type { AnsweredEntity, Behaviour, SmallCity } from './testing/index.ts';

let city: SmallCity;
let hub: ComposedHub;

beforeAll(async () => {
  city = await openSmallCity();
  await city.deliver(toSmallRows(30));
  hub = await composeHub(city.input);
});

afterAll(async () => {
  hub.close();
  await city.close();
});

type Answer = Record<string, Record<string, unknown>>;

async function ask(query: string): Promise<Answer> {
  const context = { client: { id: 'hall', roles: ['reader' as const] }, correlationId: 'c' };
  const { data, errors } = await hub.execute({ query, context });
  expect(errors).toBeUndefined();
  return data as Answer;
}

/** Everything about everybody, asked at once: what every other query must agree with. */
async function askAll(): Promise<Map<string, AnsweredEntity>> {
  const fields = entityTypes[0].attributes.map(({ name }) => `${name} { ${wholeEnvelope} }`).join(' ');
  const data = await ask(`{ persons(first: 100) { nodes { id ${fields} } } }`);
  const nodes = data['persons']?.['nodes'] as AnsweredEntity[];
  return new Map(nodes.map((node) => [node.id, node]));
}

const anyPerson = fc.nat({ max: 29 }).map((n) => ({
  id: `person-${n}`,
  identifier: { name: 'residentId', value: toTestResidentId(n) },
}));

async function expectIndependence(runs: number): Promise<void> {
  const everything = await askAll();
  const shapes = anyPerson.chain((name) => anyQueryShape(entityTypes[0], name));
  await fc.assert(
    fc.asyncProperty(shapes, async ({ query, asked, findEntities }) => {
      const found = findEntities(await ask(query));
      expect(found.length).toBeGreaterThan(0);
      for (const entity of found) {
        for (const [answered, attribute] of asked) {
          expect(everything.get(entity.id)?.[attribute]).toMatchObject(entity[answered] as object);
        }
      }
    }),
    { numRuns: runs },
  );
}

describe('the value of an attribute never depends on what else the query asks', () => {
  it('with every department there', () => expectIndependence(250));

  it.each<[string, Behaviour]>([
    ['failing', 'failing'],
    ['answering rubbish', 'rubbish'],
    ['answering some rubbish', 'half rubbish'],
    ['without its records', 'empty'],
  ])('with departments %s', async (_, behaviour) => {
    behave(behaviour);
    await expectIndependence(25);
    behave('up');
  });
});

function behave(behaviour: Behaviour): void {
  for (const [name, department] of city.departments) {
    if (name === 'two' || name === 'five') department.behaviour = behaviour;
  }
}
