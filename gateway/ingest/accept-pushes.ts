import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The Content-Type of a pushed body, as it was sent. */
    pushedType?: string;
  }
}

/** As what a pushed body passes Fastify, which would else gather it whole in memory or refuse it by its type. */
const passedAs = 'application/vnd.causeway.pushed';
export const ingestRoute = '/ingest/:department/:dataset';

/** Lets bodies of the ingest route through as streams; every other route reads what it read before. */
export function acceptPushes(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _, done) => {
    if (request.routeOptions.url === ingestRoute) {
      request.pushedType = request.headers['content-type'] ?? '';
      request.raw.headers['content-type'] = passedAs;
    }
    done();
  });
  fastify.addContentTypeParser(passedAs, (_, payload, done) => done(null, payload));
}
