import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Built files under /console; every other address there gets index.html, whose router knows it. */
export async function serveConsole(
  folder: string,
  pathname: string,
  response: ServerResponse,
): Promise<void> {
  const asked = normalize(decodeURIComponent(pathname).replace(/^\/console\/?/, ''));
  const file = extname(asked) in types && !asked.startsWith('..') ? asked : 'index.html';
  try {
    const content = await readFile(join(folder, file));
    response.writeHead(200, { 'content-type': types[extname(file)] }).end(content);
  } catch {
    response.writeHead(404).end();
  }
}
