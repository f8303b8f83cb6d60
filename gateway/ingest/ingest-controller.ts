import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CausewayError } from '#schemas';
import type { AuthenticatedRequest, Client } from '../access/index.ts';
import { INGEST_PORT } from './ingest-port.ts';
import type { IngestPort } from './ingest-port.ts';
import { readBody } from './pushed-body.ts';
import { toOrder } from './to-order.ts';

@Controller('ingest')
export class IngestController {
  readonly #port: IngestPort;

  constructor(@Inject(INGEST_PORT) port: IngestPort) {
    this.#port = port;
  }

  /** Takes the body's rows in, whole or not at all, and says of each what became of it. */
  @Post(':department/:dataset')
  async take(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    const { department, dataset } = request.params as { department: string; dataset: string };
    // Who is refused before the body was read need not send the rest of it.
    reply.header('connection', 'close');
    assertMayPush(request.client, department);
    const name = `${department}.${dataset}`;
    assertPushed(this.#port.isPushed(name), name);
    const order = toOrder({
      contentType: request.pushedType,
      idempotencyKey: request.headers['idempotency-key'],
      query: request.query,
    });
    const answer = await this.#port.take({ ...order, dataset: name, body: readBody(request.raw) });
    reply.removeHeader('connection');
    await reply.code(200).send(answer);
  }
}

/** A developer of the department itself; nobody else speaks for it, whatever else he may. */
function assertMayPush(client: Client, department: string): void {
  if (client.department === department && client.roles.includes('developer')) return;
  const reason = 'Only a developer of the department itself may push its datasets.';
  throw new CausewayError('FORBIDDEN', { reason });
}

function assertPushed(isPushed: boolean | undefined, name: string): void {
  if (isPushed) return;
  if (isPushed === undefined)
    throw new CausewayError('NOT_FOUND', {
      reason: `The department has no dataset ${name}: check its name.`,
    });
  const reason = `${name} is read by the hub itself: only a dataset whose source is of kind "push" can be pushed.`;
  throw new CausewayError('BAD_REQUEST', { reason });
}
