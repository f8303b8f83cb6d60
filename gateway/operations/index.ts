/** What the hub's operators watch: whether it lives, whether it is ready, and its figures for Prometheus. */
export { HealthController } from './health-controller.ts';
export { MetricsController } from './metrics-controller.ts';
export { READINESS } from './readiness.ts';
export type { Readiness, ReadinessSource } from './readiness.ts';
export { METRICS_SOURCE } from './hub-figures.ts';
export type { HubFigures, MetricsSource } from './hub-figures.ts';
export { RequestFigures } from './request-figures.ts';
