import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CausewayError, errorCatalogue } from '#schemas';
import type { AuthenticatedRequest } from '../access/index.ts';
import { LOG_SINK, toErrorLine, type LogSink } from '../door/index.ts';
import { maskErrors, type MaskedError } from './mask-errors.ts';
import { QUERY_EXECUTOR, type QueryExecutor, type QueryResult } from './query-executor.ts';
import { toQuestion } from './question.ts';

@Controller('graphql')
export class GraphqlController {
  readonly #executor: QueryExecutor;
  readonly #log: LogSink;

  constructor(@Inject(QUERY_EXECUTOR) executor: QueryExecutor, @Inject(LOG_SINK) log: LogSink) {
    this.#executor = executor;
    this.#log = log;
  }

  @Post()
  async answer(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    const question = toQuestion(request.body);
    request.operation = question.operationName ?? undefined;
    const signal = toSignal(reply);
    const result = await this.#executor.execute({
      ...question,
      client: request.client,
      correlationId: request.id,
      signal,
    });
    // Nobody is there to be answered, and what an abort breaks is no error.
    if (signal.aborted) return;
    const masked = maskErrors(result, request.id);
    this.#note(request, masked);
    await reply.code(toStatus(result, masked)).send(toBody(result, masked));
  }

  @Get()
  refuse(@Res() reply: FastifyReply): never {
    reply.header('allow', 'POST');
    const reason = 'Ask by POST: send {"query": "…"} as application/json to /graphql.';
    throw new CausewayError('BAD_REQUEST', { reason });
  }

  #note(request: AuthenticatedRequest, masked: readonly MaskedError[]): void {
    request.codes = [...new Set(masked.map(({ code }) => code))];
    for (const { error, code } of masked) {
      if (error !== undefined && errorCatalogue[code].who !== 'you')
        this.#log(toErrorLine(error, request.id));
    }
  }
}

/** Aborts when the connection closes before the answer is out. */
function toSignal(reply: FastifyReply): AbortSignal {
  const abort = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort();
  });
  return abort.signal;
}

/** A question that ran is 200 whatever its fields say; one that did not has its first error's status. */
function toStatus(result: QueryResult, masked: readonly MaskedError[]): number {
  const first = masked[0];
  return result.data === undefined && first !== undefined ? errorCatalogue[first.code].http : 200;
}

function toBody({ data, extensions }: QueryResult, masked: readonly MaskedError[]): object {
  return {
    ...(masked.length === 0 ? {} : { errors: masked.map(({ answer }) => answer) }),
    ...(data === undefined ? {} : { data }),
    ...(extensions === undefined ? {} : { extensions }),
  };
}
