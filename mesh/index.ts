/** The joining: from what the departments send to one answer about a person, an enterprise, a vehicle or a place. */
export { readCity, readCityDocument, readCityModels } from './city/index.ts';
export type { City, CityDocument, CityModel } from './city/index.ts';
export * from './compose/index.ts';
export { Hub, SchemaSwitch } from './hub/index.ts';
export type { DerivationProgress, RefreshOptions } from './hub/index.ts';
export { createIngest } from './intake/index.ts';
export type { Ingest, PushAnswer } from './intake/index.ts';
export {
  evaluateEntityType,
  InputError,
  linkFiles,
  mayReplaceOutput,
  readTruth,
  reportEntityType,
  toParametersText,
  toReportHtml,
  trainEntityType,
} from './identity/index.ts';
export type {
  EntityTraining,
  Evaluation,
  LevelChange,
  LinkProgress,
  LinkReport,
  TrainedParameters,
  FileLinkage,
  FileLinkQuestion,
  FileLinkStage,
  FoundWork,
  Miss,
} from './identity/index.ts';
export { Publisher, readPublished, registerCityFolder } from './registry/index.ts';
export type { PublisherPorts, PublishOptions, PublishReport } from './registry/index.ts';
export { findFreePort, isPortFree, startEmbeddedPostgres, Store } from './store/index.ts';
export type {
  ContractVersion as RegisteredVersion,
  EmbeddedCluster,
  FieldUse as VersionReader,
  Notice,
  Run,
  UsedField,
} from './store/index.ts';
