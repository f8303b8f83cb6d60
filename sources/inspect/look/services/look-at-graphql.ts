import {
  buildClientSchema,
  getIntrospectionQuery,
  isListType,
  isNonNullType,
  isObjectType,
  printSchema,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { CausewayError } from '#schemas';
import { explainedError } from '../../../errors/index.ts';
import type { InspectQuestion } from '../../inspection.ts';
import type { LookedDataset, LookedSystem } from '../looked.ts';
import { toDeclaredFields, toSelection } from './graphql-selection.ts';
import { asObject } from './json-schema-columns.ts';
import { assertFine, parseJson, type Web } from './web.ts';

/** The lists that a GraphQL service can be asked for, by its introspection. */
export async function lookAtGraphql(web: Web, { only = [] }: InspectQuestion): Promise<LookedSystem> {
  const schema = await introspect(web);
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const wanted = web.part === undefined ? only : [web.part];
  const datasets = fields
    .flatMap((field) => toDataset(field) ?? [])
    .filter(({ foreign }) => wanted.length === 0 || wanted.includes(foreign));
  if (datasets.length === 0) {
    const names = fields.map(({ name }) => name).join(', ');
    throw new CausewayError('WRONG_USE', {
      reason: `No field of Query answers a list without further values. It has: ${names || 'none'}.`,
    });
  }
  return {
    kind: 'graphql',
    name: web.url.hostname,
    settings: { connection: { url: web.url.href, ...web.connection }, schema: 'service.graphql' },
    companions: [{ name: 'service.graphql', text: `${printSchema(schema)}\n` }],
    ...{ secrets: web.secrets, isUntyped: false, mostRows: 5000, datasets, doubts: [] },
  };
}

async function introspect(web: Web): Promise<GraphQLSchema> {
  const answer = assertFine(await web.post(web.url.href, { query: getIntrospectionQuery() }));
  const data = asObject(parseJson(answer.body)).data;
  if (typeof data === 'object' && data !== null && '__schema' in data)
    return buildClientSchema(data as IntrospectionQuery);
  throw explainedError(
    'SOURCE_REFUSED',
    'it does not describe itself: ask for introspection, or for its SDL',
    answer.body.slice(0, 500),
  );
}

type Field = GraphQLField<unknown, unknown>;

/** Type without its "not null". */
function bare(type: GraphQLOutputType): GraphQLOutputType {
  return isNonNullType(type) ? bare(type.ofType as GraphQLOutputType) : type;
}

interface Shape {
  /** Below the field. */
  rows: string[];
  row: GraphQLObjectType;
  nextPath?: string;
  morePath?: string;
  totalPath?: string;
}

function toDataset(field: Field): LookedDataset | undefined {
  const shape = findShape(bare(field.type));
  if (shape === undefined) return undefined;
  const names = field.args.map(({ name }) => name);
  const first = names.find((name) => /^(first|limit|size|pageSize|take|count)$/i.test(name));
  const after = names.find((name) => /^(after|cursor|pageToken|next)$/i.test(name));
  const missing = field.args.filter(
    (each) =>
      isNonNullType(each.type) && each.defaultValue === undefined && ![first, after].includes(each.name),
  );
  if (missing.length > 0) return undefined;
  const isPaged = first !== undefined && after !== undefined && shape.nextPath !== undefined;
  const query = toQuery(field, shape, isPaged ? { first, after } : undefined);
  const at = (path: string | undefined) => (path === undefined ? undefined : `${field.name}.${path}`);
  const page = {
    ...{ size: 500, nextPath: at(shape.nextPath) },
    ...(shape.morePath === undefined ? {} : { morePath: at(shape.morePath) }),
    ...(shape.totalPath === undefined ? {} : { totalPath: at(shape.totalPath) }),
  };
  return {
    ...{ foreign: field.name, physicalType: 'query', primaryKey: [], uniques: [] },
    settings: { query, rows: [field.name, ...shape.rows].join('.'), ...(isPaged ? { page } : {}) },
    declared: toDeclaredFields(shape.row),
    ...(field.description ? { comment: field.description } : {}),
    doubts:
      isPaged || (first === undefined && after === undefined)
        ? []
        : ['The list seems to be paged in a way that is not read: one answer must hold everything.'],
  };
}

/** A list of objects, or an object that holds one: Relay's connections and their like. */
function findShape(type: GraphQLOutputType): Shape | undefined {
  const direct = toRow(type);
  if (direct !== undefined) return { rows: [], row: direct };
  if (!isObjectType(type)) return undefined;
  const fields = Object.values(type.getFields());
  const lists = fields
    .map((field) => ({ field, row: toRow(bare(field.type)) }))
    .filter((each) => each.row !== undefined && each.field.args.length === 0);
  const list = lists.find(({ field }) => field.name !== 'edges') ?? lists[0];
  if (list?.row === undefined) return undefined;
  return { rows: [list.field.name], row: list.row, ...toPaths(fields) };
}

function toRow(type: GraphQLOutputType): GraphQLObjectType | undefined {
  if (!isListType(type)) return undefined;
  const entry = bare(type.ofType as GraphQLOutputType);
  return isObjectType(entry) ? entry : undefined;
}

function toPaths(fields: readonly Field[]): Pick<Shape, 'nextPath' | 'morePath' | 'totalPath'> {
  const find = (form: RegExp) => fields.find(({ name }) => form.test(name))?.name;
  const info = fields.find(({ name }) => name === 'pageInfo');
  const total = find(/^(total|totalCount|count)$/i);
  const next = find(/^(next|nextCursor|endCursor|cursor|nextToken)$/i);
  const isRelay = info !== undefined && isObjectType(bare(info.type));
  return {
    ...(isRelay
      ? { nextPath: 'pageInfo.endCursor', morePath: 'pageInfo.hasNextPage' }
      : next === undefined
        ? {}
        : { nextPath: next }),
    ...(total === undefined ? {} : { totalPath: total }),
  };
}

function toQuery(field: Field, shape: Shape, paging: { first: string; after: string } | undefined): string {
  const typeOf = (name: string) => String(field.args.find((each) => each.name === name)?.type ?? 'Int');
  const variables =
    paging === undefined
      ? ''
      : ` ($first: ${typeOf(paging.first).replace('!', '')}, $after: ${typeOf(paging.after).replace('!', '')})`;
  const given = paging === undefined ? '' : `(${paging.first}: $first, ${paging.after}: $after)`;
  const rows = toSelection(shape.row);
  const beside = [
    shape.totalPath,
    ...(shape.morePath === undefined ? [shape.nextPath] : ['pageInfo { endCursor hasNextPage }']),
  ].filter((each) => each !== undefined);
  const inside =
    shape.rows.length === 0
      ? rows
      : `${shape.rows.join(' { ')} { ${rows} } ${paging === undefined ? '' : beside.join(' ')}`;
  return `query${variables} {\n  ${field.name}${given} { ${inside.trim()} }\n}\n`;
}
