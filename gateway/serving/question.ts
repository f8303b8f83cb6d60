import type { FastifyInstance } from 'fastify';
import { CausewayError } from '#schemas';

export const maxBodyBytes = 256 * 1024;
export const maxQueryCharacters = 32 * 1024;

export interface Question {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

/** Only JSON is read; a key that would reach into an object's prototype is refused. */
export function acceptQuestions(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: maxBodyBytes },
    fastify.getDefaultJsonParser('error', 'error'),
  );
}

/**
 * The question in a body as the GraphQL-over-HTTP draft words it (`query`, `variables`, `operationName`).
 * @throws CausewayError BAD_REQUEST, naming the first thing that is wrong.
 */
export function toQuestion(body: unknown): Question {
  if (Array.isArray(body)) throw refuse('Send one question at a time: the body must be one JSON object.');
  if (!isObject(body)) throw refuse('The body must be one JSON object with the question as "query".');
  return {
    query: toQuery(body.query),
    variables: toVariables(body.variables),
    operationName: toOperationName(body.operationName),
  };
}

function toQuery(query: unknown): string {
  if (typeof query !== 'string' || query.trim() === '') {
    throw refuse('The question is missing: put a GraphQL text into "query".');
  }
  if (query.length <= maxQueryCharacters) return query;
  const limit = `${maxQueryCharacters.toLocaleString('en')} characters`;
  throw refuse(`The question is longer than ${limit}: ask for less at once, or move lists into "variables".`);
}

function toVariables(variables: unknown): Record<string, unknown> {
  if (variables === undefined || variables === null) return {};
  if (isObject(variables)) return variables;
  throw refuse('"variables" must be a JSON object, or be left out.');
}

function toOperationName(name: unknown): string | null {
  if (name === undefined || name === null || name === '') return null;
  // https://spec.graphql.org/October2021/#Name; bounded because it goes into the log.
  if (typeof name === 'string' && /^[A-Za-z_]\w{0,99}$/.test(name)) return name;
  throw refuse('"operationName" must be the name of an operation in the question, or be left out.');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(reason: string): CausewayError {
  return new CausewayError('BAD_REQUEST', { reason });
}
