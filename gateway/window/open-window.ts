import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { openTo } from '../access/index.ts';
import { unbuiltPage } from './unbuilt-page.ts';
import { toCacheControl, windowHeaders } from './window-headers.ts';

const route = { config: openTo.everybody };

/** Serves `directory` under /console/; paths of the app itself get its page, missing files a 404. */
export async function openWindow(fastify: FastifyInstance, directory: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    serve: false,
    cacheControl: false,
    // The build lays .br and .gz beside each text file: a third of the bytes on a poor line.
    preCompressed: true,
    // Files that only a careless build leaves there.
    dotfiles: 'ignore',
    setHeaders: (reply, path) => void reply.header('cache-control', toCacheControl(path)),
  });
  for (const path of ['/', '/console']) {
    fastify.get(path, route, (_, reply) => reply.redirect('/console/'));
  }
  fastify.get<{ Params: { '*': string } }>('/console/*', route, (request, reply) =>
    sendWindow(reply, directory, request.params['*']),
  );
}

function sendWindow(reply: FastifyReply, directory: string, path: string): FastifyReply {
  reply.headers(windowHeaders);
  // Looked up at each request: the console may be built while the hub runs.
  if (!existsSync(join(directory, 'index.html'))) {
    return reply.code(503).type('text/html; charset=utf-8').send(unbuiltPage);
  }
  return reply.sendFile(isFile(path) ? path : 'index.html', directory);
}

/** The app's own paths have no dot in their last word; an id that has one is asked for by query. */
function isFile(path: string): boolean {
  return (path.split('/').at(-1) ?? '').includes('.');
}
