/** HTTP and JSON towards a department: its credentials, bounded answers, and sockets that end with the reader. */
export { toFixedHeaders } from './authorization.ts';
export type { AuthSettings } from './authorization.ts';
export { HttpClient } from './http-client.ts';
export type { HttpAnswer, HttpQuestion, HttpSettings } from './http-client.ts';
export { askJson, askJsonAnswer } from './json-question.ts';
export type { JsonAnswer } from './json-question.ts';
export { findNextLink } from './next-link.ts';
