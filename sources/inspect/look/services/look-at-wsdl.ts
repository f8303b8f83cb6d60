import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClientAsync, type Client } from 'soap';
import { CausewayError } from '#schemas';
import { toSourceError } from '../../../errors/index.ts';
import type { DeclaredColumn, LookedDataset, LookedSystem } from '../looked.ts';
import { asObject } from './json-schema-columns.ts';
import type { Web } from './web.ts';

interface Operation {
  name: string;
  input: Record<string, unknown>;
  output: Record<string, unknown>;
}

const pages = /^(page|page_?(no|num|number|index)|current_?page|p)$/i;
const sizes = /^(size|page_?size|limit|count|rows|per_?page|max(_?rows)?|top)$/i;
const totals = /^(total|total_?(count|rows|records|num)|count|record_?count)$/i;

/** The lists that a WSDL describes: operations that answer repeated elements and ask for no more than a page. */
export async function lookAtWsdl(web: Web, text: string): Promise<LookedSystem> {
  const client = await readWsdl(text);
  const operations = listOperations(client);
  const lists = operations.flatMap((operation) => toList(operation, operations) ?? []);
  const wanted = lists.filter(({ foreign }) => web.part === undefined || web.part === foreign);
  if (wanted.length === 0) {
    const names = operations.map(({ name }) => name).join(', ');
    throw new CausewayError('WRONG_USE', {
      reason: `No operation of the WSDL lists rows by pages or at once. It has: ${names || 'none'}.`,
    });
  }
  const endpoint = findEndpoint(client) ?? web.url.href.replace(/\?.*$/, '');
  const name = /<(?:\w+:)?service[^>]*\bname="([^"]+)"/.exec(text)?.[1];
  return {
    kind: 'soap',
    name: name ?? web.url.hostname,
    settings: { wsdl: 'service.wsdl', endpoint, ...web.connection },
    companions: [{ name: 'service.wsdl', text }],
    ...{ secrets: web.secrets, isUntyped: false, mostRows: 5000, datasets: wanted },
    doubts: /schemaLocation=|<(\w+:)?import[^>]*location=/.test(text)
      ? ['The WSDL names further files, which were not fetched.']
      : [],
  };
}

/** The library reads a WSDL from a file or an address; a file asks nobody. */
async function readWsdl(text: string): Promise<Client> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-wsdl-'));
  try {
    const file = join(folder, 'service.wsdl');
    await writeFile(file, text);
    return await createClientAsync(file, { disableCache: true });
  } catch (error) {
    throw toSourceError(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function listOperations(client: Client): Operation[] {
  const described = client.describe() as Record<string, unknown>;
  const ports = Object.values(described).flatMap((service) => Object.values(asObject(service)));
  const all = ports.flatMap((port) => Object.entries(asObject(port)));
  const once = new Map(
    all.map(([name, operation]) => [
      name,
      { name, input: clean(asObject(operation).input), output: clean(asObject(operation).output) },
    ]),
  );
  return [...once.values()];
}

/** Without what the library keeps for itself. */
function clean(value: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(asObject(value)).filter(([key]) => key !== 'targetNSAlias' && key !== 'targetNamespace'),
  );
}

function toList(
  { name, input, output }: Operation,
  operations: readonly Operation[],
): LookedDataset[] | undefined {
  const rows = findRows(output, []);
  if (rows === undefined) return undefined;
  const params = Object.keys(input).filter((key) => !key.endsWith('[]'));
  const [pageParam, sizeParam] = [
    params.find((key) => pages.test(key)),
    params.find((key) => sizes.test(key)),
  ];
  const others = Object.keys(input).filter((key) => key !== pageParam && key !== sizeParam);
  if (others.length > 0) return undefined;
  const total = Object.keys(output).find((key) => totals.test(key));
  const list = {
    ...{ operation: name, rows: rows.path },
    ...(pageParam === undefined ? {} : { pageParam }),
    ...(sizeParam === undefined ? {} : { sizeParam, size: 500 }),
    ...(total === undefined || total === 'total' ? {} : { totalPath: total }),
  };
  const byKeys = findByKeys(rows, operations);
  const declared = Object.entries(rows.columns).map(([column, type]) => toColumn(column, type));
  return [
    {
      ...{ foreign: name, physicalType: 'operation', declared, primaryKey: byKeys?.keys ?? [], uniques: [] },
      settings: { list, ...(byKeys === undefined ? {} : { byKeys: byKeys.settings }) },
      doubts: pageParam === undefined ? ['The operation has no page: one answer must hold everything.'] : [],
    },
  ];
}

interface Rows {
  path: string;
  columns: Record<string, unknown>;
}

/** The repeated element nearest to the top, with its members. */
function findRows(output: Record<string, unknown>, above: readonly string[]): Rows | undefined {
  const entries = Object.entries(output);
  const list = entries.find(([key, value]) => key.endsWith('[]') && Object.keys(clean(value)).length > 0);
  if (list !== undefined)
    return { path: [...above, list[0].slice(0, -2)].join('.'), columns: clean(list[1]) };
  if (above.length >= 3) return undefined;
  for (const [key, value] of entries) {
    const found = typeof value === 'object' ? findRows(clean(value), [...above, key]) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An operation that takes a repeated element named like a column and answers the same rows. */
function findByKeys(
  rows: Rows,
  operations: readonly Operation[],
): { keys: string[]; settings: Record<string, unknown> } | undefined {
  for (const { name, input, output } of operations) {
    const [only, ...others] = Object.keys(input);
    const answered = findRows(output, []);
    if (only?.endsWith('[]') !== true || others.length > 0 || answered === undefined) continue;
    if (Object.keys(answered.columns).join() !== Object.keys(rows.columns).join()) continue;
    const param = only.slice(0, -2);
    const key = Object.keys(rows.columns).find((column) => column.toLowerCase() === param.toLowerCase());
    if (key !== undefined) return { keys: [key], settings: { operation: name, param, rows: answered.path } };
  }
  return undefined;
}

const types: Record<string, DeclaredColumn['type']> = {
  ...{
    int: 'integer',
    integer: 'integer',
    long: 'integer',
    short: 'integer',
    byte: 'integer',
    unsignedInt: 'integer',
  },
  ...{
    decimal: 'number',
    float: 'number',
    double: 'number',
    boolean: 'boolean',
    date: 'date',
    dateTime: 'timestamp',
  },
};

function toColumn(column: string, given: unknown): DeclaredColumn {
  if (column.endsWith('[]')) return { path: [column.slice(0, -2)], type: 'array' };
  if (typeof given === 'object') return { path: [column], type: 'object' };
  const name = String(given).split('|')[0]?.split(':').at(-1) ?? '';
  const labels = String(given).split('|')[2]?.split(',').filter(Boolean);
  return {
    ...{ path: [column], declaredAs: name, type: types[name] ?? 'string' },
    ...(labels === undefined || labels.length === 0 ? {} : { enum: labels }),
  };
}

function findEndpoint(client: Client): string | undefined {
  const services = (
    client as unknown as {
      wsdl: { definitions: { services: Record<string, { ports: Record<string, { location?: string }> }> } };
    }
  ).wsdl.definitions.services;
  const ports = Object.values(services).flatMap(({ ports: all }) => Object.values(all));
  return ports.find(({ location }) => location !== undefined && /^https?:/.test(location))?.location;
}
