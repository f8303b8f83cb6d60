import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '#schemas';

declare module 'fastify' {
  interface FastifyRequest {
    /** The codes of the errors that this request was answered with. */
    codes?: ErrorCode[];
    /** The GraphQL operation's name, where it has one. */
    operation?: string;
  }
}

/** What may be known of a request afterwards: never a value, so never the address as typed. */
export interface AnsweredRequest {
  correlationId: string;
  client: string | null;
  method: string;
  /** The route's pattern, `unknown` where none matched. */
  route: string;
  operation: string | null;
  status: number;
  milliseconds: number;
  codes: readonly ErrorCode[];
  /** The caller went away before the answer was out. */
  aborted: boolean;
}

export function toAnsweredRequest(request: FastifyRequest, reply: FastifyReply): AnsweredRequest {
  return {
    correlationId: request.id,
    client: request.client?.id ?? null,
    method: request.method,
    route: request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown'),
    operation: request.operation ?? null,
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    codes: request.codes ?? [],
    aborted: !reply.raw.writableFinished,
  };
}
