import { parse } from 'yaml';
import { CausewayError } from '#schemas';
import type { InspectQuestion } from '../../inspection.ts';
import type { LookedDataset, LookedSystem } from '../looked.ts';
import {
  asObject,
  toDeclaredColumns,
  toResolve,
  type JsonSchema,
  type Resolve,
} from './json-schema-columns.ts';
import { toOpenapiPaging } from './openapi-paging.ts';
import type { Web } from './web.ts';

export function isOpenapi(json: unknown): boolean {
  if (typeof json === 'string') return /^(openapi|swagger):/m.test(json);
  return 'openapi' in asObject(json) || 'swagger' in asObject(json);
}

/** The lists that an OpenAPI 3 or Swagger 2 document describes: each GET that answers objects in a list. */
export function lookAtOpenapi(web: Web, given: unknown, { only = [] }: InspectQuestion): LookedSystem {
  const document = asObject(
    typeof given === 'string' ? (parse(given, { maxAliasCount: 100 }) as unknown) : given,
  );
  const resolve = toResolve(document);
  const wanted = web.part === undefined ? only : [web.part];
  const found = Object.entries(asObject(document.paths)).map(([path, item]) =>
    toDataset(path, asObject(item), { document, resolve }),
  );
  const datasets = found
    .filter((dataset) => dataset !== undefined)
    .filter(
      ({ foreign, settings }) =>
        wanted.length === 0 || wanted.includes(foreign) || wanted.includes(String(settings.path)),
    );
  if (datasets.length === 0) {
    const reason = `The OpenAPI document at ${web.url.host} describes no list that can be read by GET without further values.`;
    throw new CausewayError('WRONG_USE', { reason });
  }
  const { title, description } = asObject(document.info);
  const isThree = typeof document.openapi === 'string';
  return {
    kind: 'rest',
    name: typeof title === 'string' ? title : web.url.hostname,
    ...(typeof title === 'string' ? { title } : {}),
    settings: {
      connection: { url: toBase(document, web.url), ...web.connection },
      ...(isThree ? { openapi: 'service.openapi.json' } : {}),
    },
    companions: isThree
      ? [{ name: 'service.openapi.json', text: `${JSON.stringify(document, null, 2)}\n` }]
      : [],
    ...{ secrets: web.secrets, isUntyped: false, mostRows: 5000, datasets },
    doubts:
      typeof description === 'string' && description.length < 300
        ? [`The service says of itself: ${description}`]
        : [],
  };
}

/** The first server, from where the document was found. */
function toBase(document: Record<string, unknown>, at: URL): string {
  const [server] = Array.isArray(document.servers) ? (document.servers as unknown[]) : [];
  const { url, variables } = asObject(server);
  const named =
    typeof url === 'string'
      ? url.replace(/\{(\w+)\}/g, (_, name: string) =>
          String(asObject(asObject(variables)[name]).default ?? ''),
        )
      : undefined;
  const own = typeof document.basePath === 'string' ? document.basePath : '/';
  const host = typeof document.host === 'string' ? `${at.protocol}//${document.host}` : at.origin;
  return new URL(named ?? own, named === undefined ? host : at).href.replace(/\/$/, '');
}

interface Context {
  document: Record<string, unknown>;
  resolve: Resolve;
}

function toDataset(
  path: string,
  item: Record<string, unknown>,
  { resolve }: Context,
): LookedDataset | undefined {
  const operation = asObject(item.get);
  if (Object.keys(operation).length === 0 || path.includes('{')) return undefined;
  const parameters = [item.parameters, operation.parameters].filter(Array.isArray).flat().map(resolve);
  const answer = toAnswer(operation, resolve);
  const rows = answer === undefined ? undefined : findRows(answer, resolve, []);
  if (answer === undefined || rows === undefined) return undefined;
  const { page, doubts, missing } = toOpenapiPaging(parameters, { answer, resolve });
  if (missing.length > 0) return undefined;
  const { summary, description } = operation;
  const comment = [summary, description].find(
    (text): text is string => typeof text === 'string' && text !== '',
  );
  return {
    foreign: path.split('/').filter(Boolean).at(-1) ?? path,
    physicalType: 'endpoint',
    settings: {
      path,
      ...(rows.path.length === 0 ? {} : { rows: rows.path.join('.') }),
      ...(page === undefined ? {} : { page }),
    },
    declared: toDeclaredColumns(rows.schema, resolve),
    ...{ primaryKey: [], uniques: [], doubts },
    ...(comment === undefined ? {} : { comment }),
  };
}

function toAnswer({ responses }: Record<string, unknown>, resolve: Resolve): JsonSchema | undefined {
  const all = asObject(responses);
  const fine = resolve(all['200'] ?? all['2XX'] ?? all.default);
  const content = asObject(fine.content);
  const [media] = Object.entries(content)
    .filter(([type]) => /json/.test(type))
    .map(([, each]) => asObject(each));
  const schema = media?.schema ?? fine.schema;
  return schema === undefined ? undefined : resolve(schema);
}

/** The list of objects nearest to the top of the answer. */
function findRows(
  schema: JsonSchema,
  resolve: Resolve,
  path: readonly string[],
): { path: readonly string[]; schema: JsonSchema } | undefined {
  if (schema.type === 'array' || schema.items !== undefined) {
    const entry = resolve(schema.items);
    return entry.properties === undefined ? undefined : { path, schema: entry };
  }
  if (path.length >= 3) return undefined;
  const members = Object.entries(asObject(schema.properties)).map(
    ([name, member]) => [name, resolve(member)] as const,
  );
  const lists = members.filter(([, member]) => member.type === 'array' || member.items !== undefined);
  for (const [name, member] of [...lists, ...members.filter(([, each]) => each.properties !== undefined)]) {
    const found = findRows(member, resolve, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}
