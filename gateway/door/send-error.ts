import type { FastifyReply } from 'fastify';
import { errorCatalogue, type CausewayError } from '#schemas';
import { correlationHeader } from './correlation-id.ts';
import { toErrorAnswer } from './error-answer.ts';

/** Answers with the error alone, under the catalogue's HTTP status. */
export function sendError(reply: FastifyReply, error: CausewayError, correlationId: string): void {
  // RFC 9110, 11.6.1: a 401 names the scheme that is asked for.
  if (error.code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer realm="causeway"');
  void reply
    .code(errorCatalogue[error.code].http)
    .headers({
      [correlationHeader]: correlationId,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json; charset=utf-8',
    })
    .send(toErrorAnswer(error, correlationId));
}
