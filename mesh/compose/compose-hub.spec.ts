import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ComposedHub } from './index.ts';
import { composeHub } from './index.ts';
import type { Client } from './index.ts';
import { openSmallCity, toSmallRows, toTestResidentId } from './testing/index.ts';
import type { SmallCity } from './testing/index.ts';

let city: SmallCity;
let hub: ComposedHub;

beforeAll(async () => {
  city = await openSmallCity();
  await city.deliver(toSmallRows(60));
  hub = await composeHub(city.input);
});

afterAll(async () => {
  hub.close();
  await city.close();
});

const steward: Client = { id: 'steward', roles: ['steward'] };

function ask(query: string, variables: Record<string, unknown> = {}) {
  return hub.execute({ query, variables, context: { client: steward, correlationId: 'c-1' } });
}

describe('the question every version must answer', () => {
  it('answers by identifier with each value’s source', async () => {
    const query = `query ($id: String!) { person(residentId: $id) {
      id name { value asOf confidence disputed source { department dataset key reached copiedAt } alternatives { value source { department } asOf } }
      birthDate { value disputed alternatives { value source { dataset } } } income { value } registered { value }
      records { dataset key } vehicles { plate { value } } } }`;
    const { data, errors } = await ask(query, { id: toTestResidentId(3) });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      person: {
        id: 'person-3',
        name: { value: '张伟3号', source: { department: 'five', dataset: 'five.files', reached: true } },
        birthDate: {
          value: '1990-01-01',
          disputed: true,
          alternatives: [{ value: '1991-02-03', source: { dataset: 'two.files' } }],
        },
        vehicles: [{ plate: { value: '皖C10003' } }],
      },
    });
  });
});
