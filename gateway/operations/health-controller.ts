import { Controller, Get, Inject, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { openTo } from '../access/index.ts';
import { checkReadiness } from './check-readiness.ts';
import { READINESS, type ReadinessSource } from './readiness.ts';

@Controller('health')
export class HealthController {
  readonly #readiness: ReadinessSource;

  constructor(@Inject(READINESS) readiness: ReadinessSource) {
    this.#readiness = readiness;
  }

  @Get('live')
  @RouteConfig(openTo.everybody)
  live(): object {
    return { live: true, sentence: 'The hub runs.' };
  }

  @Get('ready')
  @RouteConfig(openTo.everybody)
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const { ready, sentence, done, total } = await checkReadiness(this.#readiness);
    // Named one by one: whatever else the hub's object carries is not for strangers.
    await reply.code(ready ? 200 : 503).send({ ready, sentence, done, total });
  }
}
