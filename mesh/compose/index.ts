/** The city as one GraphQL schema: unified entities, raw datasets and departments' own services, and who may ask what. */
export { composeHub } from './compose-hub.ts';
export type { ComposedHub, HubRequest } from './compose-hub.ts';
export type { ComposeInput, ErrorLog } from './compose-input.ts';
export type {
  EntityQuestion,
  ExplainedEntity,
  ExplainedPair,
  IdentityPort,
  PairQuestion,
  WaterfallStep,
} from './identity/index.ts';
export { assertAllowed, fixedPermissions } from './permissions.ts';
export type { Permission } from './permissions.ts';
export type { Client, RequestCaller, RequestContext, Role } from './request-context.ts';
export { buildSdl } from './sdl/index.ts';
export { maskErrors } from './serving/index.ts';
export type { MaskedResult } from './serving/index.ts';
