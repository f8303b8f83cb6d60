import fastify from 'fastify';
import { Register } from '../process/index.ts';
import type { RunningSystem, SystemStart } from '../process/index.ts';
import { listenGoverned } from './listen-governed.ts';

const largestPage = 500;

interface Page {
  limit?: string;
  after?: string;
}

/** Residents' health files: nested JSON documents behind a cursor. */
export async function serveHealth({ data, port, control }: SystemStart): Promise<RunningSystem> {
  const app = fastify({ bodyLimit: 8 << 20 });
  const residents = await Register.read(data, { dataset: 'health/residents', key: 'fileNo' });
  app.get<{ Querystring: Page }>('/residents', ({ query }) => {
    const limit = Math.min(Number(query.limit) || 100, largestPage);
    const { rows, next } = residents.after(query.after, limit);
    return { data: rows, next };
  });
  app.post<{ Body: { fileNos?: string[] } }>('/residents/query', ({ body }) => ({
    data: residents.ofKeys(body.fileNos ?? []),
  }));
  return listenGoverned(app, { port, control });
}
