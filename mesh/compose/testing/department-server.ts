import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Behaviour = 'up' | 'slow' | 'rubbish' | 'half rubbish' | 'failing' | 'empty';

/** Words that no client may ever see; the server plants them wherever it can. */
export const plantedSecret = 'PLANTED-SECRET';

/** A department's live register: a real HTTP server that answers POST /keys with the rows of those keys. */
export class DepartmentServer {
  behaviour: Behaviour = 'up';
  /** Upstream reads so far, with their keys. */
  readonly reads: string[][] = [];
  readonly rows: Map<string, Record<string, unknown>>;
  readonly #server: Server;

  private constructor(rows: Map<string, Record<string, unknown>>) {
    this.rows = rows;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(rows: Map<string, Record<string, unknown>>): Promise<DepartmentServer> {
    const department = new DepartmentServer(rows);
    await new Promise<void>((resolve) => department.#server.listen(0, '127.0.0.1', resolve));
    return department;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const keys = JSON.parse(await readBody(request)) as string[];
    this.reads.push(keys);
    response.setHeader('x-internal-host', `${plantedSecret}.internal`);
    if (this.behaviour === 'slow') return;
    if (this.behaviour === 'failing') {
      response.writeHead(500).end(`ERROR at ${plantedSecret}: SELECT * FROM people`);
      return;
    }
    response.end(this.#body(keys));
  }

  #body(keys: readonly string[]): string {
    if (this.behaviour === 'rubbish') return `<html>${plantedSecret}</html>`;
    if (this.behaviour === 'empty') return '[]';
    const rows = keys.map((key) => this.rows.get(key)).filter((row) => row !== undefined);
    const isBroken = (no: unknown) => this.behaviour === 'half rubbish' && /[13579]$/.test(String(no));
    return JSON.stringify(
      rows.map((row) => (isBroken(row['no']) ? { ...row, name: 42, address: plantedSecret } : row)),
    );
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
