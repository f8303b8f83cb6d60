import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeHub } from './index.ts';
import type { ComposedHub } from './index.ts';
import { anyQueryShape, entityTypes, openSmallCity, toSmallRows, toTestResidentId } from './testing/index.ts';
import type { SmallCity } from './testing/index.ts';

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

interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** The first answer is interpreted, the third compiled. */
async function askThrice(asked: Asked): Promise<unknown[]> {
  const context = { client: { id: 'hall', roles: ['reader' as const] }, correlationId: 'c' };
  const answers: unknown[] = [];
  for (let time = 0; time < 3; time++) answers.push(await hub.execute({ ...asked, context }));
  return answers.map((answer) => JSON.parse(JSON.stringify(answer)) as unknown);
}

async function expectSame(asked: Asked): Promise<void> {
  const [interpreted, , compiled] = await askThrice(asked);
  expect(compiled).toEqual(interpreted);
}

const id = { id: 'person-1' };
const two = 'query One($id: ID!) { person(id: $id) { id } } query Two { persons(first: 2) { totalCount } }';

describe('a question that comes again is compiled, and answered as before', () => {
  it('whatever its shape', async () => {
    const name = { id: 'person-1', identifier: { name: 'residentId', value: toTestResidentId(1) } };
    const shapes = anyQueryShape(entityTypes[0], name);
    await fc.assert(
      fc.asyncProperty(shapes, ({ query }) => expectSame({ query })),
      { numRuns: 60 },
    );
  });

  it.each<[string, Asked]>([
    [
      'with variables',
      { query: 'query ($id: ID!) { person(id: $id) { id name { value } } }', variables: id },
    ],
    ['with a variable left out', { query: 'query ($id: ID!) { person(id: $id) { id } }' }],
    [
      'with a field left out by a variable',
      {
        query: 'query ($id: ID!, $no: Boolean!) { person(id: $id) { id name @skip(if: $no) { value } } }',
        variables: { ...id, no: true },
      },
    ],
    [
      'by a fragment',
      { query: '{ ...f } fragment f on Query { person(id: "person-1") { id name { value } } }' },
    ],
    ['by its name', { query: two, variables: id, operationName: 'Two' }],
    ['by a name that it has not', { query: two, variables: id, operationName: 'Three' }],
    ['without a name where it needs one', { query: two, variables: id }],
    ['about nobody', { query: '{ person(id: "nobody") { id } }' }],
    ['without saying about whom', { query: '{ person { id } }' }],
    ['with a page that is too long', { query: '{ persons(first: 100000) { totalCount } }' }],
    [
      'that this client may not ask',
      { query: '{ conflicts { totalCount } persons(first: 1) { totalCount } }' },
    ],
    ['about the schema', { query: '{ __typename __schema { queryType { name } } }' }],
  ])('%s', (_, asked) => expectSame(asked));

  it('with a variable of the wrong kind, naming it (the two engines word it differently)', async () => {
    const query = 'query ($n: Int) { persons(first: $n) { totalCount } }';
    for (const answer of await askThrice({ query, variables: { n: 'x' } })) {
      expect(answer).toMatchObject({
        errors: [{ message: expect.stringContaining('"$n"'), extensions: { code: 'BAD_REQUEST' } }],
      });
    }
  });

  it('and the same text under another name is another question', async () => {
    const [one] = await askThrice({ query: two, variables: id, operationName: 'One' });
    const [other] = await askThrice({ query: two, variables: id, operationName: 'Two' });
    expect(one).not.toEqual(other);
  });
});
