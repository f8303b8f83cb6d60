import type { Brand } from './brand.ts';

/** The stable id of one person, enterprise, vehicle or place. */
export type EntityId = Brand<string, 'EntityId'>;
/** The name of an entity type, such as `person`. */
export type EntityTypeName = Brand<string, 'EntityTypeName'>;
/** One reading of one dataset. */
export type RunId = Brand<string, 'RunId'>;

export function toEntityId(text: string): EntityId {
  if (text === '') throw new RangeError('An entity id must not be empty.');
  return text as EntityId;
}

export function isEntityTypeName(text: string): text is EntityTypeName {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text);
}

/** @throws RangeError for anything but lower-case words joined by hyphens. */
export function toEntityTypeName(text: string): EntityTypeName {
  if (isEntityTypeName(text)) return text;
  throw new RangeError(`"${text}" is no entity type: write lower-case words joined by hyphens.`);
}

export function toRunId(text: string): RunId {
  if (text === '') throw new RangeError('A run id must not be empty.');
  return text as RunId;
}
