import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CATALOG_CITY, CATALOG_SOURCE, CatalogController } from './catalog/index.ts';
import { DoorFilter, LOG_SINK } from './door/index.ts';
import type { GatewayOptions } from './gateway-options.ts';
import {
  HealthController,
  METRICS_SOURCE,
  MetricsController,
  READINESS,
  RequestFigures,
} from './operations/index.ts';
import { INGEST_PORT, IngestController } from './ingest/index.ts';
import { NoticesController, PUBLISHING, PublishingController } from './publishing/index.ts';
import { GraphqlController, QUERY_EXECUTOR } from './serving/index.ts';

/** The rooms' controllers and the ports they ask for. */
@Module({})
export class GatewayModule {
  static of(options: GatewayOptions, figures: RequestFigures): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [
        ...[GraphqlController, HealthController, MetricsController, CatalogController],
        ...(options.ingest ? [IngestController] : []),
        ...(options.publishing ? [PublishingController, NoticesController] : []),
      ],
      providers: [
        { provide: APP_FILTER, useClass: DoorFilter },
        { provide: LOG_SINK, useValue: options.log },
        { provide: QUERY_EXECUTOR, useValue: options.executor },
        { provide: READINESS, useValue: options.readiness },
        { provide: METRICS_SOURCE, useValue: options.metricsSource },
        { provide: RequestFigures, useValue: figures },
        { provide: CATALOG_CITY, useValue: options.city },
        { provide: CATALOG_SOURCE, useValue: options.catalog },
        { provide: INGEST_PORT, useValue: options.ingest },
        { provide: PUBLISHING, useValue: options.publishing },
      ],
    };
  }
}
