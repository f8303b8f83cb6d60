import type { EntityTypeName } from '#schemas';

/** There is nothing to go on from: all records of the type must be linked first, or are being linked just now. */
export class NotLinkedYet extends Error {
  constructor(entityType: EntityTypeName) {
    super(`Nobody has linked all records of ${entityType} by this model yet.`);
    this.name = 'NotLinkedYet';
  }
}
