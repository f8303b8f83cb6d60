import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CausewayError } from '#schemas';
import { AccessGuard } from './access/index.ts';
import {
  correlationHeader,
  sendError,
  toAnsweredRequest,
  toCorrelationId,
  toForeignError,
  toRequestLine,
} from './door/index.ts';
import { GatewayModule } from './gateway-module.ts';
import type { GatewayOptions, RunningGateway } from './gateway-options.ts';
import { RequestFigures } from './operations/index.ts';
import { acceptPushes } from './ingest/index.ts';
import { acceptContracts } from './publishing/index.ts';
import { acceptQuestions, maxBodyBytes } from './serving/index.ts';
import { openWindow } from './window/index.ts';

/** Milliseconds for a request to arrive whole: a caller that drips its body must not hold a socket. */
const arrivalDeadline = 30_000;

/**
 * Opens the hub's one port.
 * @throws CausewayError PORT_TAKEN, or WRONG_USE where this user may not open the port.
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const figures = new RequestFigures();
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.of(options, figures),
    createAdapter(options, figures),
    { logger: false, abortOnError: false, bodyParser: false, forceCloseConnections: false },
  );
  try {
    acceptQuestions(app.getHttpAdapter().getInstance());
    acceptPushes(app.getHttpAdapter().getInstance());
    acceptContracts(app.getHttpAdapter().getInstance());
    await openWindow(app.getHttpAdapter().getInstance(), options.consoleDirectory);
    await app.listen(options.port, options.host ?? '127.0.0.1');
  } catch (error) {
    await app.close();
    throw toListenError(error, options.port);
  }
  const { address, port } = app.getHttpServer().address() as AddressInfo;
  return { url: `http://${address}:${port}`, close: () => close(app, options.closeDeadline ?? 10_000) };
}

function createAdapter(options: GatewayOptions, figures: RequestFigures): FastifyAdapter {
  const guard = new AccessGuard(options.clients, {
    secret: options.tokenSecret,
    audience: options.city.name,
  });
  const adapter = new HubAdapter({
    genReqId: (raw: IncomingMessage) => toCorrelationId(raw.headers[correlationHeader]),
    bodyLimit: maxBodyBytes,
    requestTimeout: arrivalDeadline,
    // The router refuses addresses that are not well formed before any hook or filter sees them.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      void sendError(reply, toForeignError(error), request.id),
  });
  adapter.setOnRequestHook(async (request: FastifyRequest, reply: FastifyReply) => {
    reply.headers({
      [correlationHeader]: request.id,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    // Fastify's own onResponse is not called where the caller has gone before the answer was begun.
    reply.raw.once('close', () => {
      const answered = toAnsweredRequest(request, reply);
      figures.note(answered);
      options.log(toRequestLine(answered));
    });
    await guard.admit(request);
  });
  return adapter;
}

/** Leaves errors to the door's filter as they were thrown: Nest's own form of them drops what they are. */
class HubAdapter extends FastifyAdapter {
  override mapException(error: unknown): unknown {
    return toForeignError(error);
  }
}

/** Requests under way get the deadline; whoever still hangs then is cut off. */
async function close(app: NestFastifyApplication, deadline: number): Promise<void> {
  const server = app.getHttpServer();
  const timer = setTimeout(() => server.closeAllConnections(), deadline);
  // Node closes idle sockets once, at the beginning; those that become idle later are kept alive otherwise.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await app.close().finally(() => {
    clearTimeout(timer);
    clearInterval(sweep);
  });
}

function toListenError(error: unknown, port: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return new CausewayError('PORT_TAKEN', { port }, { cause: error });
  if (code !== 'EACCES') return error;
  const reason = `This user may not open port ${port}: choose one above 1023.`;
  return new CausewayError('WRONG_USE', { reason, port }, { cause: error });
}
