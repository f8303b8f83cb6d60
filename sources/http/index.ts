/** HTTP and JSON towards a department, with sockets that end when the reader is closed. */
export { HttpClient } from './http-client.ts';
export type { HttpAnswer, HttpQuestion } from './http-client.ts';
export { askJson } from './json-question.ts';
