/** Departments' own GraphQL and OpenAPI services, composed with the unified schema by GraphQL Mesh. */
export { composeSchema } from './compose-schema.ts';
export type { ComposedSchema, SchemaParts } from './compose-schema.ts';
export { toDepartmentServices } from './department-service.ts';
export type { DepartmentService } from './department-service.ts';
