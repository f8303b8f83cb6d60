import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorCatalogue, type CausewayError } from '#schemas';
import { toForeignError } from './foreign-error.ts';
import { LOG_SINK, toErrorLine, type LogSink } from './log-line.ts';
import { sendError } from './send-error.ts';

/** The last one to see any error of any route: code, sentence, correlation id out; the rest to the log. */
@Catch()
export class DoorFilter implements ExceptionFilter {
  readonly #log: LogSink;

  constructor(@Inject(LOG_SINK) log: LogSink) {
    this.#log = log;
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = toForeignError(thrown);
    request.codes = [error.code];
    if (isWorthALine(error)) this.#log(toErrorLine(error, request.id));
    if (reply.sent) return;
    sendError(reply, error, request.id);
  }
}

/** The request line already tells what callers do wrong. */
function isWorthALine(error: CausewayError): boolean {
  return errorCatalogue[error.code].who !== 'you' || errorCatalogue[error.code].level === 'error';
}
