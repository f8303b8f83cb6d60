import type { Contract, ContractField } from '#contracts';
import { toConnectionSdl } from './entity-sdl.ts';
import { toDatasetField, toUniqueNames, upperFirst } from './graphql-names.ts';

/** The hub's own columns of a raw dataset. */
const ownFields = ['_key', '_recordedAt', '_asOf', '_stale'];

const scalars: Readonly<Record<ContractField['type'], string>> = {
  string: 'String',
  number: 'Float',
  integer: 'Float',
  boolean: 'Boolean',
  date: 'String',
  timestamp: 'String',
  object: 'JSON',
  array: 'JSON',
};

/** A contract's field under the name that GraphQL accepts. */
export interface NamedField {
  readonly name: string;
  readonly field: ContractField;
}

export function toNamedFields(contract: Contract): NamedField[] {
  const names = toUniqueNames(
    contract.fields.map((field) => field.name),
    ownFields,
  );
  return contract.fields.map((field, index) => ({ field, name: names[index] ?? field.name }));
}

export function toDatasetTypeName(contract: Contract): string {
  return upperFirst(toDatasetField(contract.dataset, contract.version));
}

/** Types and the query field of a raw dataset, under its department's prefix. */
export function toDatasetSdl(contract: Contract): string {
  const field = toDatasetField(contract.dataset, contract.version);
  const typeName = toDatasetTypeName(contract);
  const title = contract.title['en'] ?? contract.name;
  return `${JSON.stringify(`${title} (${contract.dataset} ${contract.version}), as the department holds it`)}
type ${typeName} {
  _key: String!
  _recordedAt: String!
  _asOf: String
  "The last reading of the dataset did not succeed: this is the last good copy."
  _stale: Boolean!
${toNamedFields(contract).map(toField).join('\n')}
}

type ${typeName}Edge { cursor: String! node: ${typeName}! }

${toConnectionSdl(typeName, `${typeName}Edge`)}

extend type Query {
  ${field}(first: Int = 20, after: String, key: String): ${typeName}Connection!${toDeprecation(contract)}
}`;
}

function toDeprecation({ status, version }: Contract): string {
  if (status !== 'deprecated') return '';
  const reason = `Version ${version} is deprecated: change over to a newer one.`;
  return ` @deprecated(reason: ${JSON.stringify(reason)})`;
}

// Integers are Float: registers count in numbers that GraphQL's 32-bit Int refuses (epoch milliseconds, say).
function toField({ name, field }: NamedField): string {
  const said = field.description ?? (name === field.name ? undefined : field.name);
  return `${said ? `  ${JSON.stringify(said)}\n` : ''}  ${name}: ${scalars[field.type]}`;
}
