import { buildSchema, graphql } from 'graphql';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sampleAnswers } from './sample-answers.ts';
import type { SampleRequest } from './sample-request.ts';
import { serveConsole } from './serve-console.ts';

export interface SampleHub {
  url: string;
  close: () => Promise<void>;
}

const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
const roles: Record<string, SampleRequest['role']> = {
  'Bearer steward': 'steward',
  'Bearer reader': 'reader',
  'Bearer auditor': 'auditor',
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const role = roles[request.headers.authorization ?? ''];
  const send = (status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  if (role === undefined)
    return send(401, { errors: [{ message: '', extensions: { code: 'UNAUTHENTICATED' } }] });
  const { query, variables } = JSON.parse(await text(request));
  const asked: SampleRequest = { role, missed: [] };
  const result = await graphql({
    schema,
    source: query,
    variableValues: variables,
    rootValue: sampleAnswers,
    contextValue: asked,
  });
  send(200, { ...result, extensions: { sources: asked.missed } });
}

/**
 * A small hub that speaks the console's whole schema over HTTP, with tokens `steward`, `auditor` and `reader`, and serves the
 * console built in `folder`.
 */
export async function startSampleHub(folder: string, port = 0): Promise<SampleHub> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://sample');
    if (pathname === '/graphql') void answer(request, response);
    else void serveConsole(folder, pathname, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
