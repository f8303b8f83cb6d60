import DataLoader from 'dataloader';
import { buildSchema, execute, parse, validate } from 'graphql';
import type { DocumentNode } from 'graphql';
import { Pool } from 'pg';
import { askedAttributes } from '../questions.ts';
import type { AskedAttribute } from '../questions.ts';
import { serveQuestions } from '../serve-questions.ts';
import { peerDatasets } from './peer-datasets.ts';

/**
 * The peer: the GraphQL server that a team would write with graphql-js and DataLoader. One statement per dataset
 * and request, the first register that has a value is believed. It has no identity (a vehicle is its plate), no
 * provenance, no permissions. Arguments: the database's URL.
 */
const pool = new Pool({ connectionString: process.argv[2], max: 12 });

const schema = buildSchema(`
  type Query { vehicle(plate: String!): Vehicle  vehicles(first: Int!): VehicleList! }
  type VehicleList { nodes: [Vehicle!]! }
  type Vehicle { ${askedAttributes.map((name) => `${name}: String`).join(' ')} records: [Record!]! }
  type Record { dataset: String! key: String! }
`);

type Row = Readonly<Record<AskedAttribute | 'dataset' | 'key', string | undefined>>;
type Loader = DataLoader<string, Row | undefined>;

function createLoader(table: string): Loader {
  return new DataLoader(async (plates) => {
    const sql = `SELECT * FROM peer.${table} WHERE plate = ANY($1)`;
    const { rows } = await pool.query<Row>(sql, [plates]);
    const byPlate = new Map(rows.map((row) => [row.plate, row]));
    return plates.map((plate) => byPlate.get(plate));
  });
}

class Vehicle {
  readonly #plate: string;
  readonly #loaders: readonly Loader[];

  constructor(plate: string, loaders: readonly Loader[]) {
    this.#plate = plate;
    this.#loaders = loaders;
  }

  async first(name: AskedAttribute): Promise<string | null> {
    for (const [index, { attributes }] of peerDatasets.entries()) {
      if (!attributes.includes(name)) continue;
      const value = (await this.#loaders[index]?.load(this.#plate))?.[name];
      if (value) return value;
    }
    return null;
  }

  async records(): Promise<Row[]> {
    const rows = await Promise.all(this.#loaders.map((loader) => loader.load(this.#plate)));
    return rows.filter((row) => row !== undefined);
  }
}

const vehicleFields = schema.getType('Vehicle');
if (vehicleFields && 'getFields' in vehicleFields) {
  const fields = vehicleFields.getFields();
  for (const name of askedAttributes) {
    const field = fields[name];
    if (field && 'resolve' in field) field.resolve = (vehicle: Vehicle) => vehicle.first(name);
  }
}

const rootValue = {
  vehicle: async ({ plate }: { plate: string }, loaders: readonly Loader[]) => {
    const rows = await Promise.all(loaders.map((loader) => loader.load(plate)));
    return rows.some((row) => row !== undefined) ? new Vehicle(plate, loaders) : null;
  },
  vehicles: async ({ first }: { first: number }, loaders: readonly Loader[]) => {
    const sql = 'SELECT plate FROM peer.vehicles ORDER BY plate LIMIT $1';
    const { rows } = await pool.query<{ plate: string }>(sql, [first]);
    return { nodes: rows.map(({ plate }) => new Vehicle(plate, loaders)) };
  },
};

const documents = new Map<string, DocumentNode>();

/** Parsed and validated once per text, as every current GraphQL server does. */
function toDocument(query: string): DocumentNode {
  const known = documents.get(query);
  if (known) return known;
  const document = parse(query);
  const [error] = validate(schema, document);
  if (error) throw error;
  documents.set(query, document);
  return document;
}

serveQuestions(async ({ query, variables }) => {
  const contextValue = peerDatasets.map(({ table }) => createLoader(table));
  const document = toDocument(query);
  const result = await execute({ schema, document, rootValue, contextValue, variableValues: variables });
  return result.errors ? { errors: result.errors, data: result.data } : { data: result.data };
});
