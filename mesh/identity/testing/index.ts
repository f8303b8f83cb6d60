/** A small model of persons for tests, and processes that are killed. */
export {
  arrive,
  makeConfusable,
  readPartition,
  toRandom,
  toReference,
  type Arrival,
} from './changing-people.ts';
export { runAndKill, type KilledProcess, type KillOrder } from './killed-process.ts';
export { linkAsHub } from './link-as-hub.ts';
export { getModel, peopleModel, personType, readModelText } from './people-model.ts';
export { sampleParameters } from './sample-parameters.ts';
