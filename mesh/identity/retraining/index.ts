/** Training as a person asks for it: new parameters for a model, what they would change, and the report of both. */
export { comparePartitions, type PartitionChange } from './compare-partitions.ts';
export { listChanges, type LevelChange } from './list-changes.ts';
export {
  reportEntityType,
  trainEntityType,
  type EntityTraining,
  type TrainOptions,
} from './train-entity-type.ts';
