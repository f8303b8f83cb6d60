import { Controller, Get, Header, Inject } from '@nestjs/common';
import { METRICS_SOURCE, type MetricsSource } from './hub-figures.ts';
import { toHubMetrics, toProcessMetrics } from './hub-metrics.ts';
import { prometheusType, toPrometheusText } from './prometheus-text.ts';
import { RequestFigures } from './request-figures.ts';

@Controller('metrics')
export class MetricsController {
  readonly #source: MetricsSource;
  readonly #requests: RequestFigures;

  constructor(
    @Inject(METRICS_SOURCE) source: MetricsSource,
    @Inject(RequestFigures) requests: RequestFigures,
  ) {
    this.#source = source;
    this.#requests = requests;
  }

  @Get()
  @Header('content-type', prometheusType)
  async metrics(): Promise<string> {
    const hub = toHubMetrics(await this.#source());
    return toPrometheusText([...this.#requests.metrics(), ...hub, ...toProcessMetrics()]);
  }
}
