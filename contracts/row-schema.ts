import type { ContractField, FieldOptions } from './contract.ts';
import { isDateForm } from './date-form.ts';

type Schema = Record<string, unknown>;

/** JSON Schema 2020-12 of one row. Fields that the contract does not name are let through. */
export function toRowSchema(fields: readonly ContractField[]): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...objectSchema(fields) };
}

/** JSON Schema 2020-12 of one field's value. */
export function toFieldSchema(field: ContractField): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...fieldSchema(field) };
}

function objectSchema(fields: readonly ContractField[]): Schema {
  const required = fields.filter((field) => field.required || field.key).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
    ...(required.length === 0 ? {} : { required }),
  };
}

/** An optional field may be null, and an optional text empty, as CSV has no other way to say nothing. */
function fieldSchema(field: ContractField): Schema {
  const { type, ...rules } = valueSchema(field);
  if (field.required || field.key)
    return type === 'string' ? { type, minLength: 1, ...rules } : { type, ...rules };
  const nullable = [type, 'null'];
  if (type !== 'string' || Object.keys(rules).length === 0)
    return { type: nullable, ...rules, ...withNull(rules) };
  return { type: nullable, if: { type: 'string', minLength: 1 }, then: rules };
}

function withNull(rules: Schema): Schema {
  return Array.isArray(rules.enum) ? { enum: [...(rules.enum as unknown[]), null] } : {};
}

function valueSchema(field: ContractField): Schema {
  const allowed = field.enum === undefined ? {} : { enum: field.enum };
  if (field.type === 'object') return objectSchema(field.fields ?? []);
  if (field.type === 'array') {
    const items = field.items === undefined ? {} : { items: fieldSchema(field.items) };
    return { type: 'array', ...pick(field.options, ['minItems', 'maxItems', 'uniqueItems']), ...items };
  }
  if (field.type === 'date' || field.type === 'timestamp') return { ...momentSchema(field), ...allowed };
  return { type: field.type, ...scalarRules(field), ...allowed };
}

function momentSchema({ type, options }: ContractField): Schema {
  const form = options.format;
  if (form === 'epoch-ms') return { type: 'integer' };
  if (form === 'excel') return { type: 'number' };
  if (type === 'timestamp') return { type: 'string', format: 'timestamp' };
  return { type: 'string', format: isDateForm(form) ? form : 'yyyy-MM-dd' };
}

function scalarRules({ type, options }: ContractField): Schema {
  if (type === 'string') return pick(options, ['pattern', 'minLength', 'maxLength', 'format']);
  if (type === 'boolean') return {};
  return pick(options, ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']);
}

function pick(options: FieldOptions, names: readonly (keyof FieldOptions)[]): Schema {
  return Object.fromEntries(
    names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
}
