/** The Open Data Contract Standard: its official JSON Schema, and its documents as far as the hub reads them. */
export {
  asList,
  findCustomProperty,
  isBlock,
  listCustomProperties,
  type FoundProperty,
  type OdcsCustomProperty,
  type OdcsDocument,
  type OdcsObject,
  type OdcsProperty,
  type OdcsQuality,
  type OdcsRelationship,
  type OdcsSla,
} from './odcs-document.ts';
export { isNextApiVersion, nextOdcsSchema, odcsSchema } from './odcs-schema.ts';
export { findFirstSlaSeconds, findSlaSeconds, findUnitSeconds, slaUnitNames } from './sla-duration.ts';
export { readFields, readKeyFields } from './read-fields.ts';
