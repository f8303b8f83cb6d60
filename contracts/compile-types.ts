import { compile, type JSONSchema } from 'json-schema-to-typescript';
import type { Contract, ContractField } from './contract.ts';

/** TypeScript of one row, for programs that read or write the dataset. */
export function compileTypes(contract: Contract): Promise<string> {
  const name = toTypeName(contract.dataset);
  const schema = { title: name, description: contract.title.en, ...objectType(contract.fields) };
  const bannerComment = `/** Generated from ${contract.file}; do not edit. */`;
  return compile(schema, name, { bannerComment, format: false, additionalProperties: false });
}

/** `public-security.population` → `PublicSecurityPopulation`. */
function toTypeName(dataset: string): string {
  return dataset
    .split(/[.-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function objectType(fields: readonly ContractField[]): JSONSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldType(field)])),
    required: fields.filter((field) => field.required || field.key).map(({ name }) => name),
  };
}

function fieldType(field: ContractField): JSONSchema {
  const { description, required, key } = field;
  const said = description === undefined ? {} : { description };
  const type = valueType(field);
  if (required || key) return { ...said, ...type };
  return { ...said, anyOf: [type, { type: 'null' }] };
}

function valueType(field: ContractField): JSONSchema {
  if (field.enum !== undefined) return { enum: field.enum };
  if (field.type === 'object') return objectType(field.fields ?? []);
  if (field.type === 'array')
    return { type: 'array', items: field.items === undefined ? {} : fieldType(field.items) };
  if (field.type === 'date' || field.type === 'timestamp') {
    return { type: ['epoch-ms', 'excel'].includes(field.options.format ?? '') ? 'number' : 'string' };
  }
  return { type: field.type };
}
