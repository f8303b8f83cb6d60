import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Readiness } from './index.ts';
import { ask, openTestGateway, type TestGateway } from '../testing/index.ts';

let gateway: TestGateway;
let readiness: () => Readiness | Promise<Readiness>;
const figures = {
  sources: [
    { source: 'water/export', department: 'water', state: 'ready' as const },
    { source: 'health/records', department: 'health', state: 'failed' as const },
  ],
  datasets: [{ dataset: 'water.accounts', records: 1200, quarantined: 3 }],
  entities: [{ type: 'person', count: 20_000 }],
  openConflicts: 42,
};

beforeAll(async () => {
  gateway = await openTestGateway({ readiness: () => readiness(), metricsSource: () => figures });
});
afterAll(() => gateway.close());

async function ready() {
  const answer = await fetch(`${gateway.url}/health/ready`);
  return { status: answer.status, body: (await answer.json()) as unknown };
}

describe('/health', () => {
  it('lives', async () => {
    const answer = await fetch(`${gateway.url}/health/live`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ live: true, sentence: 'The hub runs.' });
  });

  it('is ready where the hub says so', async () => {
    readiness = () => ({ ready: true, sentence: 'Ready.' });
    expect(await ready()).toEqual({ status: 200, body: { ready: true, sentence: 'Ready.' } });
  });

  it('says what is missing and how far it is', async () => {
    const sentence = 'The first intake is running.';
    readiness = async () => ({ ready: false, sentence, done: 400, total: 1000 });
    expect(await ready()).toEqual({ status: 503, body: { ready: false, sentence, done: 400, total: 1000 } });
  });

  it('passes nothing else on that the hub carries', async () => {
    const carried = { ready: false, sentence: 'Wait.', databaseUrl: 'postgres://secret' };
    readiness = () => carried;
    expect(JSON.stringify((await ready()).body)).not.toContain('secret');
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('postgres://secret');
      },
    ],
    ['rejects', () => Promise.reject(new Error('postgres://secret'))],
  ])('is not ready where the check %s', async (_, check) => {
    readiness = check;
    expect(await ready()).toEqual({
      status: 503,
      body: { ready: false, sentence: 'The hub cannot tell how far it is.' },
    });
  });

  it('is not ready where the check hangs', async () => {
    readiness = () => new Promise(() => undefined);
    expect(await ready()).toMatchObject({ status: 503, body: { ready: false } });
  });

  it('lives while it is not ready', async () => {
    readiness = () => ({ ready: false, sentence: 'Wait.' });
    expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
  });
});

describe('/metrics', () => {
  it('speaks the text format of Prometheus', async () => {
    await ask(gateway, '/metrics');
    await fetch(`${gateway.url}/metrics`);
    const answer = await ask(gateway, '/metrics');
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    for (const line of [
      '# TYPE causeway_requests_total counter',
      'causeway_requests_total{route="/metrics",method="GET",status="200"} 1',
      'causeway_requests_total{route="/metrics",method="GET",status="401"} 1',
      'causeway_errors_total{code="UNAUTHENTICATED"} 1',
      '# TYPE causeway_request_duration_seconds histogram',
      'causeway_request_duration_seconds_bucket{route="/metrics",le="+Inf"} 2',
      'causeway_request_duration_seconds_count{route="/metrics"} 2',
      'causeway_source_state{source="water/export",department="water",state="ready"} 1',
      'causeway_source_state{source="water/export",department="water",state="failed"} 0',
      'causeway_source_state{source="health/records",department="health",state="failed"} 1',
      'causeway_records{dataset="water.accounts"} 1200',
      'causeway_quarantined_rows{dataset="water.accounts"} 3',
      'causeway_entities{type="person"} 20000',
      'causeway_open_conflicts 42',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text.endsWith('\n')).toBe(true);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  });

  it('grows by no caller, whatever addresses are tried', async () => {
    const series = async () => (await (await ask(gateway, '/metrics')).text()).split('\n').length;
    await ask(gateway, '/nowhere/0');
    await series();
    const before = await series();
    for (let i = 1; i < 20; i++) await ask(gateway, `/nowhere/${i}`);
    expect(await series()).toBe(before);
  });

  it('masks a source of figures that fails', async () => {
    const broken = await openTestGateway({
      metricsSource: () => Promise.reject(new Error('postgres://secret')),
    });
    const answer = await ask(broken, '/metrics');
    const text = await answer.text();
    await broken.close();
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(text).toContain('INTERNAL');
    expect(text).not.toContain('secret');
  });
});
