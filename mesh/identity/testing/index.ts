/** A small model of persons for tests. */
export { getModel, peopleModel, personType, readModelText } from './people-model.ts';
