/** A small real city for tests: a store on embedded PostgreSQL and departments on real HTTP servers. */
export { anyQueryShape, wholeEnvelope } from './any-query-shape.ts';
export type { AnsweredEntity, EntityName, QueryShape } from './any-query-shape.ts';
export { DepartmentServer, plantedSecret } from './department-server.ts';
export type { Behaviour } from './department-server.ts';
export { HttpReader } from './http-reader.ts';
export { openSmallCity } from './small-city.ts';
export type { SmallCity, SmallRows } from './small-city.ts';
export {
  consistency,
  contracts,
  entityTypes,
  liveDepartments,
  survivorship,
} from './small-city-documents.ts';
export { toPersonRow, toSmallRows, toTestResidentId } from './small-rows.ts';
export { ServiceServer } from './service-server.ts';
export type { ServiceBehaviour } from './service-server.ts';
export { member, openStewardsHub, pairOf, reference, steward, type StewardsHub } from './stewards-hub.ts';
