import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PublishReport, RegisteredVersion } from '#mesh';
import { CausewayError, errorCatalogue } from '#schemas';
import type { DatasetId } from '#schemas';
import type { AuthenticatedRequest } from '../access/index.ts';
import { toErrorEntry } from '../door/index.ts';
import { assertMayPublish, maySeeReaders, toDataset, toPublishRequest } from './publish-request.ts';
import { PUBLISHING, type PublishingPort } from './publishing-port.ts';

const statuses: Record<PublishReport['outcome'], number> = {
  published: 201,
  'in-notice': 202,
  unchanged: 200,
  proposed: 200,
  refused: errorCatalogue.CONTRACT_REFUSED.http,
};

interface Address {
  readonly department: string;
  readonly dataset: string;
  readonly version?: string;
}

/** `/contracts/<department>/<dataset>`: a version in, and every version that ever was, out. */
@Controller('contracts/:department/:dataset')
export class PublishingController {
  readonly #publishing: PublishingPort;

  constructor(@Inject(PUBLISHING) publishing: PublishingPort) {
    this.#publishing = publishing;
  }

  @Post()
  async publish(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    const { department, dataset: name } = request.params as Address;
    assertMayPublish(request.client, department);
    const dataset = toDataset(department, name);
    const query = request.query as Record<string, unknown>;
    const asked = toPublishRequest(request.body, query, { client: request.client, dataset });
    const report = asked.isDryRun
      ? await this.#publishing.propose(asked.text, asked.options)
      : await this.#publishing.publish(asked.text, asked.options);
    if (report.outcome === 'refused') request.codes = ['CONTRACT_REFUSED'];
    await reply.code(statuses[report.outcome]).send(toAnswer(report, request.id));
  }

  @Get()
  async list(@Req() request: AuthenticatedRequest): Promise<object> {
    const { department, dataset: name } = request.params as Address;
    const dataset = toDataset(department, name);
    const versions = await this.#publishing.versions(dataset);
    if (versions.length === 0) throw new CausewayError('NOT_FOUND', { name: `contract of ${dataset}` });
    const isInsider = maySeeReaders(request.client, department);
    return {
      dataset,
      versions: await Promise.all(versions.map((version) => this.#describe(dataset, version, isInsider))),
    };
  }

  @Get(':version')
  async read(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    const { department, dataset: name, version = '' } = request.params as Address;
    const dataset = toDataset(department, name);
    const found = (await this.#publishing.versions(dataset)).find((each) => each.version === version);
    if (!found) throw new CausewayError('NOT_FOUND', { name: `version ${toShown(version)} of ${dataset}` });
    await reply.header('content-type', 'application/yaml; charset=utf-8').send(found.text);
  }

  async #describe(dataset: DatasetId, of: RegisteredVersion, isInsider: boolean): Promise<object> {
    const { version, status, publishedAt, activeFrom, deprecatedAt, retireAfter, retiredAt } = of;
    const known = { version, status, publishedAt, activeFrom, deprecatedAt, retireAfter, retiredAt };
    if (!isInsider) return known;
    const readers = status === 'retired' ? [] : await this.#publishing.readers(dataset, version);
    return { ...known, publishedBy: of.publishedBy, readers };
  }
}

/** What is refused says so the way every refusal does, beside the whole report. */
function toAnswer(report: PublishReport, correlationId: string): object {
  if (report.outcome !== 'refused') return report;
  const entry = toErrorEntry('CONTRACT_REFUSED', { sentence: report.sentence, correlationId });
  return { ...report, errors: [entry] };
}

/** A caller's own words, short and plain enough to be said back. */
function toShown(version: string): string {
  return /^[\w.-]{1,20}$/.test(version) ? version : 'of that number';
}
