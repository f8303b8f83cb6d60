import { Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { AuthenticatedRequest } from '../access/index.ts';
import { PUBLISHING, type PublishingPort } from './publishing-port.ts';

/** `/notices`: what the asking client is told about the datasets that it reads. */
@Controller('notices')
export class NoticesController {
  readonly #publishing: PublishingPort;

  constructor(@Inject(PUBLISHING) publishing: PublishingPort) {
    this.#publishing = publishing;
  }

  @Get()
  async list(@Req() request: AuthenticatedRequest): Promise<object> {
    const notices = await this.#publishing.notices(request.client.id);
    return { notices: notices.map(({ client: _client, ...notice }) => notice) };
  }

  /** Every notice of the client has been seen by now. */
  @Post('seen')
  @HttpCode(200)
  async markSeen(@Req() request: AuthenticatedRequest): Promise<object> {
    return { seen: await this.#publishing.markNoticesSeen(request.client.id) };
  }
}
