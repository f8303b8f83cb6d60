/** OData v4: entity sets paged by the server, filtered by key and by time of change. */
export { odata } from './odata.ts';
