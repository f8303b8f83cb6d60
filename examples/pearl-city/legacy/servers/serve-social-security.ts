import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { Register } from '../process/index.ts';
import type { RunningSystem, SystemStart } from '../process/index.ts';
import { listenGoverned } from './listen-governed.ts';

const document = new URL('../../sources/social-security/insurance.openapi.json', import.meta.url);
/** The department's system is slow on purpose: every call takes this many milliseconds. */
const delay = 80;
const largestPage = 1000;

interface Query {
  page?: string;
  size?: string;
  ids?: string;
}

/** A whole number of at least 1, or the default. */
function toCount(text: string | undefined, otherwise: number): number {
  const count = Number(text ?? otherwise);
  return Number.isInteger(count) && count >= 1 ? count : otherwise;
}

function toPage(register: Register, query: Query): object {
  if (query.ids !== undefined) return { items: register.ofKeys(query.ids.split(',')) };
  const page = toCount(query.page, 1);
  const size = Math.min(toCount(query.size, 100), largestPage);
  return { total: register.total, page, size, items: register.slice((page - 1) * size, size) };
}

function addDataset(app: FastifyInstance, path: string, register: Register): void {
  app.get<{ Querystring: Query }>(`/api/v1/${path}`, async ({ query }) => {
    await wait(delay);
    return toPage(register, query);
  });
}

/** Social insurance: REST with an OpenAPI document, pages by number, 80 ms a call. */
export async function serveSocialSecurity({ data, port, control }: SystemStart): Promise<RunningSystem> {
  const app = fastify();
  addDataset(
    app,
    'insured',
    await Register.read(data, { dataset: 'social-security/insured', key: 'personNo' }),
  );
  addDataset(
    app,
    'pensions',
    await Register.read(data, { dataset: 'social-security/pensions', key: 'pensionNo' }),
  );
  const openapi: unknown = JSON.parse(await readFile(document, 'utf8'));
  app.get('/openapi.json', () => openapi);
  return listenGoverned(app, { port, control });
}
