import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A GraphQL request's body. */
export interface AskedQuestion {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export type Answerer = (question: AskedQuestion) => Promise<object>;

/** Plain node:http, nothing else: what the programs that the hub is compared with are served by. */
export function serveQuestions(answer: Answerer): void {
  const server = createServer((request, response) => {
    void respond(request, response, answer);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.send?.({ url: `http://127.0.0.1:${port}/graphql` });
  });
  process.on('disconnect', () => process.exit(0));
}

async function respond(request: IncomingMessage, response: ServerResponse, answer: Answerer): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [status, body] = await answer(JSON.parse(Buffer.concat(chunks).toString()) as AskedQuestion).then(
    (result) => [200, JSON.stringify(result)] as const,
    (error: unknown) => [500, JSON.stringify({ errors: [String(error)] })] as const,
  );
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  };
  response.writeHead(status, headers).end(body);
}
