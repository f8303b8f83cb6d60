import { Agent, request } from 'node:http';
import { toPercentile } from '../../figures/spread.ts';
import type { LoadFigures, LoadOrder } from './load-order.ts';

/** A process of its own: told an order by its parent, it asks and reports. */
process.on('message', (order: LoadOrder) => {
  void generateLoad(order).then((figures) => process.send?.(figures));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });

interface Burst {
  readonly order: LoadOrder;
  readonly agent: Agent;
  readonly latencies: number[];
  readonly until: number;
  next: number;
  failed: number;
  bytes: number;
}

async function generateLoad(order: LoadOrder): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const began = performance.now();
  const until = began + order.seconds * 1000;
  const burst: Burst = { order, agent, latencies: [], until, next: 0, failed: 0, bytes: 0 };
  await Promise.all(Array.from({ length: order.connections }, () => askUntil(burst)));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const sorted = Float64Array.from(burst.latencies).sort();
  return {
    requestsPerSecond: sorted.length / seconds,
    failed: burst.failed,
    p50: toPercentile(sorted, 0.5),
    p95: toPercentile(sorted, 0.95),
    p99: toPercentile(sorted, 0.99),
    bytesPerAnswer: Math.round(burst.bytes / sorted.length),
  };
}

async function askUntil(burst: Burst): Promise<void> {
  const { bodies } = burst.order;
  while (performance.now() < burst.until) {
    const began = performance.now();
    await ask(burst, bodies[burst.next++ % bodies.length] ?? '');
    burst.latencies.push(performance.now() - began);
  }
}

function ask(burst: Burst, body: string): Promise<void> {
  const { url, token } = burst.order;
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${token}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent: burst.agent, headers }, (response) => {
      let first: Buffer | undefined;
      response.on('data', (chunk: Buffer) => {
        first ??= chunk;
        burst.bytes += chunk.length;
      });
      response.on('end', () => {
        if (response.statusCode !== 200 || !isAnswer(first)) burst.failed += 1;
        resolve();
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Errors come first in what a GraphQL server writes, so the whole answer need not be read as text. */
function isAnswer(first: Buffer | undefined): boolean {
  return first !== undefined && first.toString('latin1', 0, 7) === '{"data"';
}
