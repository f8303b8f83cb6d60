import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { connectAsync } from 'mqtt';
import { createClientAsync } from 'soap';
import { generateCity } from '../../generator/generate-city.ts';
import type { CitySummary } from '../../generator/generate-city.ts';
import { SystemControl } from '../process/index.ts';
import type { RunningSystem, StartSystem } from '../process/index.ts';
import {
  serveCityManagement,
  serveHealth,
  serveMarketSupervision,
  serveSocialSecurity,
  serveTaxis,
} from './index.ts';

type Json = Record<string, unknown>;
const sources = new URL('../../sources/', import.meta.url);

let data: string;
let city: CitySummary;
const running: RunningSystem[] = [];

async function start(system: StartSystem): Promise<string> {
  const started = await system({ data, port: 0, control: new SystemControl() });
  running.push(started);
  return `127.0.0.1:${started.port}`;
}

async function getJson<Answer = Json>(address: string, init?: RequestInit): Promise<Answer> {
  return (await fetch(`http://${address}`, init)).json() as Promise<Answer>;
}

function postJson<Answer = Json>(address: string, body: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return getJson<Answer>(address, { method: 'POST', headers, body: JSON.stringify(body) });
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'legacy-servers-'));
  city = await generateCity({ out: data, scale: 0.01 });
});
afterAll(async () => {
  await Promise.all(running.map((system) => system.stop()));
  await rm(data, { recursive: true, force: true });
});

describe('social security, REST', () => {
  interface Page {
    total?: number;
    items: Json[];
  }
  let address: string;
  beforeAll(async () => {
    address = await start(serveSocialSecurity);
  });

  it('gives each insured person once, page by page', async () => {
    const numbers = new Set<unknown>();
    for (let page = 1; page < 20; page += 1) {
      const { items } = await getJson<Page>(`${address}/api/v1/insured?page=${page}&size=30`);
      items.forEach((item) => numbers.add(item.personNo));
      if (items.length === 0) break;
    }
    expect(numbers.size).toBe(city.counts['social-security.insured']);
  });

  it('gives exactly the asked rows that exist', async () => {
    const { items } = await getJson<Page>(`${address}/api/v1/pensions?page=1&size=3`);
    const wanted = items.map((item) => String(item.pensionNo));
    const found = await getJson<Page>(`${address}/api/v1/pensions?ids=${wanted.join(',')},nobody`);
    expect(found.items).toEqual(items);
  });

  it('takes at least 80 ms a call', async () => {
    const begun = performance.now();
    await getJson(`${address}/api/v1/insured?page=1&size=1`);
    expect(performance.now() - begun).toBeGreaterThan(78);
  });

  it('serves the committed OpenAPI document and keeps to it', async () => {
    const committed = JSON.parse(
      await readFile(new URL('social-security/insurance.openapi.json', sources), 'utf8'),
    ) as { components: { schemas: Record<string, Json> } };
    expect(await getJson(`${address}/openapi.json`)).toEqual(committed);
    for (const [path, name] of [
      ['insured', 'InsuredPage'],
      ['pensions', 'PensionPage'],
    ] as const) {
      const page = await getJson(`${address}/api/v1/${path}?page=1&size=1000`);
      const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
      ajv.addSchema(committed, 'document');
      const isValid = ajv.compile({ $ref: `document#/components/schemas/${name}` });
      expect([isValid(page), isValid.errors]).toEqual([true, null]);
    }
  });
});

describe('health, nested REST', () => {
  interface Page {
    data: Json[];
    next: string | null;
  }
  let address: string;
  beforeAll(async () => {
    address = await start(serveHealth);
  });

  it('gives each file once behind its cursor', async () => {
    const numbers: unknown[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Page = await getJson<Page>(`${address}/residents?limit=50&after=${after}`);
      numbers.push(...page.data.map((file) => file.fileNo));
      after = page.next;
    }
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBe(city.counts['health.residents']);
  });

  it('gives exactly the asked files that exist', async () => {
    const { data: files } = await getJson<Page>(`${address}/residents?limit=3`);
    const fileNos = [...files.map((file) => file.fileNo), 'nobody'];
    expect(await postJson(`${address}/residents/query`, { fileNos })).toEqual({ data: files });
  });
});

describe('market supervision, SOAP 1.1', () => {
  interface Answer {
    total?: number;
    Enterprise?: Json[];
  }
  type Operation = (request: object) => Promise<[Answer | null, string]>;
  let client: { ListEnterprisesAsync: Operation; GetEnterprisesAsync: Operation };
  beforeAll(async () => {
    const address = await start(serveMarketSupervision);
    const made = await createClientAsync(`http://${address}/register?wsdl`);
    client = made as unknown as typeof client;
  });

  it('lists each enterprise once', async () => {
    const numbers = new Set<unknown>();
    const total = city.counts['market-supervision.enterprises'] ?? 0;
    for (let pageNo = 1; pageNo <= Math.ceil(total / 10); pageNo += 1) {
      const [answer] = await client.ListEnterprisesAsync({ pageNo, pageSize: 10 });
      expect(answer?.total).toBe(total);
      answer?.Enterprise?.forEach((row) => numbers.add(row.RegNo));
    }
    expect(numbers.size).toBe(total);
  });

  it('gives exactly the asked enterprises, in an envelope of SOAP 1.1', async () => {
    const [listed] = await client.ListEnterprisesAsync({ pageNo: 1, pageSize: 3 });
    const regNo = listed?.Enterprise?.map((row) => row.RegNo);
    const [found, xml] = await client.GetEnterprisesAsync({ regNo });
    expect(found?.Enterprise).toEqual(listed?.Enterprise);
    expect(xml).toContain('http://schemas.xmlsoap.org/soap/envelope/');
  });
});

describe('city management, GraphQL', () => {
  interface Answer {
    data: { facilities: { nodes: Json[]; next: string | null; total: number } };
  }
  let address: string;
  beforeAll(async () => {
    address = `${await start(serveCityManagement)}/graphql`;
  });
  const ask = (variables: object) =>
    postJson<Answer>(address, {
      query: `query ($first: Int, $after: String, $codes: [String!]) {
        facilities(first: $first, after: $after, codes: $codes) { nodes { code kind } next total }
      }`,
      variables,
    });

  it('gives each facility once, page by page', async () => {
    const codes = new Set<unknown>();
    for (let after: string | null | undefined; after !== null;) {
      const { facilities } = (await ask({ first: 7, after })).data;
      facilities.nodes.forEach((node) => codes.add(node.code));
      after = facilities.next;
    }
    expect(codes.size).toBe(city.counts['city-management.facilities']);
  });

  it('gives exactly the asked facilities', async () => {
    const { nodes } = (await ask({ first: 3 })).data.facilities;
    const codes = [...nodes.map((node) => node.code), 'nothing'];
    expect((await ask({ codes })).data.facilities.nodes).toEqual(nodes);
  });
});

describe('taxis, MQTT', () => {
  it('gives a newcomer the last position of each taxi at once', async () => {
    const address = await start(serveTaxis);
    const client = await connectAsync(`mqtt://${address}`);
    const terminals = new Set<unknown>();
    const total = city.counts['transport.taxi-positions'] ?? 0;
    const complete = new Promise<void>((resolve) => {
      client.on('message', (topic, payload) => {
        const position = JSON.parse(payload.toString()) as Json;
        expect(topic).toBe(`taxis/${String(position.terminal)}/position`);
        terminals.add(position.terminal);
        if (terminals.size === total) resolve();
      });
    });
    await client.subscribeAsync('taxis/+/position');
    await complete;
    await client.endAsync();
    expect(terminals.size).toBe(total);
  });
});
