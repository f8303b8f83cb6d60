import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, openTestGateway, tokenFor, type TestGateway } from '../testing/index.ts';

const accounts = {
  dataset: 'water.accounts',
  department: 'water',
  version: '1.0.0',
  title: { en: 'Water accounts', 'zh-CN': '用水账户' },
  delivery: 'mirror',
  keyFields: ['account_no'],
  fields: [
    { name: 'account_no', type: 'string', required: true },
    { name: 'updated_at', type: 'timestamp', description: 'Last change.' },
  ],
  modified: '2026-11-01T00:00:00.000Z',
  file: 'contracts/water/accounts/1.0.0.odcs.yaml',
};

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway({ catalog: () => [accounts] });
});
afterAll(() => gateway.close());

describe('/catalog.jsonld', () => {
  it.each(['service-hall', 'auditor'])('is there for %s', async (client) => {
    const authorization = `Bearer ${await tokenFor(client, gateway.secret)}`;
    expect((await ask(gateway, '/catalog.jsonld', { headers: { authorization } })).status).toBe(200);
  });

  it('is not there for strangers', async () => {
    expect((await fetch(`${gateway.url}/catalog.jsonld`)).status).toBe(401);
  });

  it('is a DCAT catalogue of the city with its datasets', async () => {
    const answer = await ask(gateway, '/catalog.jsonld');
    expect(answer.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    const catalog = (await answer.json()) as Record<string, unknown>;
    expect(catalog).toMatchObject({
      '@type': 'dcat:Catalog',
      'dct:identifier': 'test-city',
      'dct:title': [
        { '@language': 'en', '@value': 'Test City' },
        { '@language': 'zh-CN', '@value': '测试市' },
      ],
      'dcat:service': [
        {
          '@id': '#graphql',
          'dcat:endpointURL': { '@id': 'graphql' },
          'dcat:servesDataset': [{ '@id': '#water.accounts' }],
        },
      ],
    });
    expect(catalog['dcat:dataset']).toEqual([
      {
        '@id': '#water.accounts',
        '@type': 'dcat:Dataset',
        'dct:identifier': 'water.accounts',
        'dct:title': [
          { '@language': 'en', '@value': 'Water accounts' },
          { '@language': 'zh-CN', '@value': '用水账户' },
        ],
        'dcat:version': '1.0.0',
        'dct:publisher': { '@type': 'foaf:Organization', 'foaf:name': 'water' },
        'dct:modified': { '@type': 'xsd:dateTime', '@value': '2026-11-01T00:00:00.000Z' },
        'dcat:distribution': [
          {
            '@type': 'dcat:Distribution',
            'dct:description': 'Delivered as mirror.',
            'dcat:mediaType': 'application/json',
            'dcat:accessService': { '@id': '#graphql' },
          },
        ],
        'csvw:tableSchema': {
          'csvw:primaryKey': ['account_no'],
          'csvw:column': [
            { 'csvw:name': 'account_no', 'csvw:datatype': 'string', 'csvw:required': true },
            {
              'csvw:name': 'updated_at',
              'csvw:datatype': 'dateTime',
              'csvw:required': false,
              'dct:description': 'Last change.',
            },
          ],
        },
      },
    ]);
  });

  it('says what Decree 809 asks of a catalogue, where the contract says it', async () => {
    const entry = {
      updateFrequency: 'P1D',
      sharingClass: 'conditional',
      basis: 'Decree 809, article 15',
      sharingMethod: 'service',
      conditions: { scope: 'Offices that bill', use: 'Billing', reason: null },
      ...{ classification: 'personal', grade: 'important', leadSource: true },
    };
    const lawful = await openTestGateway({ catalog: () => [{ ...accounts, entry }] });
    const answer = (await (await ask(lawful, '/catalog.jsonld')).json()) as { 'dcat:dataset': object[] };
    await lawful.close();
    expect(answer['dcat:dataset'][0]).toMatchObject({
      'dct:accrualPeriodicity': 'P1D',
      'dct:rights': ['Decree 809, article 15', 'Offices that bill', 'Billing'],
      'causeway:sharingClass': 'conditional',
      'causeway:sharingMethod': 'service',
      'causeway:classification': 'personal',
      'causeway:grade': 'important',
      'causeway:leadSource': true,
    });
  });

  it('masks a source that fails', async () => {
    const broken = await openTestGateway({ catalog: () => Promise.reject(new Error('/secret/path')) });
    const answer = await ask(broken, '/catalog.jsonld');
    const text = await answer.text();
    await broken.close();
    expect(answer.status).toBe(500);
    expect(text).not.toContain('secret');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });
});
