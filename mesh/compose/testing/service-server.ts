import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, graphql } from 'graphql';
import { toDepartmentId } from '#schemas';
import type { Source, Upstream } from '#sources';
import { plantedSecret } from './department-server.ts';

export type ServiceBehaviour =
  'up' | 'slow' | 'error body' | 'graphql errors' | 'rubbish' | 'redirect' | 'refusing' | 'hang up';

const sdl = `type Query { facilities(first: Int): [Facility!]! boom: Facility }
type Mutation { demolish(code: ID!): Boolean }
type Facility { code: ID! kind: Kind! broken: String state: JSON }
enum Kind { LAMP BENCH }
scalar JSON`;

const openapi = `openapi: 3.0.3
info: { title: Insurance, version: '1' }
servers: [{ url: 'http://${plantedSecret.toLowerCase()}.internal/api' }]
paths:
  /insured:
    get:
      operationId: listInsured
      parameters: [{ name: page, in: query, schema: { type: integer } }]
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
    post:
      operationId: addInsured
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
components:
  schemas:
    Page:
      type: object
      properties:
        total: { type: integer }
        items: { type: array, items: { type: object, title: Insured, properties: { personNo: { type: string } } } }
`;

/** A department's own GraphQL and OpenAPI services on a real HTTP server, with their descriptions in a folder. */
export class ServiceServer {
  behaviour: ServiceBehaviour = 'up';
  readonly requests: { readonly path: string; readonly authorization: string | undefined }[] = [];
  readonly directory: string;
  readonly #server: Server;
  readonly #schema = buildSchema(sdl);

  private constructor(directory: string) {
    this.directory = directory;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<ServiceServer> {
    const directory = await mkdtemp(join(tmpdir(), 'causeway-services-'));
    await writeFile(join(directory, 'facilities.graphql'), sdl);
    await writeFile(join(directory, 'insurance.openapi.yaml'), openapi);
    const service = new ServiceServer(directory);
    await new Promise<void>((resolve) => service.#server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The two services as sources of a city. */
  sources(): Source[] {
    const headers = { authorization: `Bearer ${plantedSecret}` };
    const upstreams: [string, string, Upstream][] = [
      [
        'city-management',
        'facilities',
        {
          type: 'graphql',
          specFile: join(this.directory, 'facilities.graphql'),
          url: `${this.url}/graphql`,
          headers,
        },
      ],
      [
        'social-security',
        'insurance',
        {
          type: 'openapi',
          specFile: join(this.directory, 'insurance.openapi.yaml'),
          url: `${this.url}/api`,
          headers,
        },
      ],
    ];
    return upstreams.map(([department, system, upstream]) => ({
      id: `${department}/${system}`,
      department: toDepartmentId(department),
      system,
      kind: 'rest',
      title: { en: system },
      guard: {
        deadline: 500,
        readDeadline: 500,
        retries: 0,
        concurrency: 4,
        breaker: { failures: 3, pause: 5 },
      },
      datasets: new Map(),
      file: `sources/${department}/${system}.yaml`,
      settings: {},
      upstream,
    }));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.directory, { recursive: true, force: true });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests.push({ path: request.url ?? '', authorization: request.headers.authorization });
    response.setHeader('x-secret', plantedSecret);
    response.setHeader('content-type', 'application/json');
    const body = await readBody(request);
    if (this.behaviour === 'slow') return;
    if (this.behaviour === 'hang up') return void request.socket.destroy();
    if (this.behaviour === 'redirect')
      return void response.writeHead(302, { location: `${this.url}/${plantedSecret}` }).end();
    if (this.behaviour === 'error body')
      return void response.writeHead(500).end(JSON.stringify({ error: plantedSecret }));
    if (this.behaviour === 'refusing')
      return void response.writeHead(401).end(JSON.stringify({ error: plantedSecret }));
    if (this.behaviour === 'rubbish') return void response.end(`<html>${plantedSecret}</html>`);
    const answer = request.url?.startsWith('/graphql') ? await this.#graphql(body) : toPage();
    response.end(JSON.stringify(answer));
  }

  async #graphql(body: string): Promise<unknown> {
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    if (this.behaviour === 'graphql errors')
      return { data: null, errors: [{ message: plantedSecret, extensions: { sql: plantedSecret } }] };
    const fail = () => {
      throw new Error(`${plantedSecret} at SELECT * FROM facilities`);
    };
    const lamp = { code: 'F1', kind: 'LAMP', broken: fail, state: { on: true } };
    return graphql({
      schema: this.#schema,
      source: query,
      variableValues: variables,
      rootValue: { facilities: [lamp], boom: fail },
    });
  }
}

function toPage() {
  return { total: 1, items: [{ personNo: 'P1' }] };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
