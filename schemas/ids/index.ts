/** The ids of the house, branded so that one is never passed for another. */
export {
  datasetNameOf,
  departmentOf,
  isDatasetId,
  isDepartmentId,
  toDatasetId,
  toDepartmentId,
} from './dataset-id.ts';
export type { DatasetId, DepartmentId } from './dataset-id.ts';
export { isEntityTypeName, toEntityId, toEntityTypeName, toRunId } from './entity-id.ts';
export type { EntityId, EntityTypeName, RunId } from './entity-id.ts';
export { joinRecordKey, splitRecordKey, toRecordKey } from './record-key.ts';
export type { RecordKey } from './record-key.ts';
