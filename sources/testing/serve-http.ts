import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface HttpServerForTest {
  url: string;
  port: number;
  asked: Asked[];
  /** Sockets that are open now. */
  sockets(): Promise<number>;
  close(): Promise<void>;
}

/** What is answered: JSON, a text with its status, or whatever is done to the response by hand. */
export type Reply = (asked: Asked, response: ServerResponse) => unknown;

/** A real HTTP server on this machine that remembers what it was asked. */
export async function serveHttp(reply: Reply): Promise<HttpServerForTest> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      const question = toAsked(request, body);
      asked.push(question);
      const answer = await reply(question, response);
      if (answer === undefined) return;
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sockets = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    );
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, port, asked, sockets, close };
}

function toAsked(request: IncomingMessage, body: string): Asked {
  const url = new URL(request.url ?? '/', 'http://office');
  return { method: request.method ?? '', url, headers: request.headers, body };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
