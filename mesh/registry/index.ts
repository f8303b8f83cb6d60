/** Contract versions on their way: looked at, announced, active, deprecated, retired, and kept for ever. */
export type { AgreedUse } from './find-hurt-consumers.ts';
export type {
  DryRun,
  FaultSample,
  HurtConsumer,
  PublishReport,
  RowTrial,
  TranslationTrial,
} from './publish-report.ts';
export { Publisher } from './publisher.ts';
export type { PublisherPorts, PublishOptions } from './publisher-ports.ts';
export { readPublished } from './read-published.ts';
export { registerCityFolder } from './register-city-folder.ts';
export type { CityFolder } from './register-city-folder.ts';
export type { DatasetReading } from './try-rows.ts';
