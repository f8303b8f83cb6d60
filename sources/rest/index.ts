/** REST with JSON: paged by number, offset or cursor; rows by their keys in one request. */
export { rest } from './rest.ts';
