import { SaxesParser } from 'saxes';
import type { FieldType } from '#contracts';
import { sourceError } from '../../../errors/index.ts';
import type { DeclaredColumn } from '../looked.ts';

export interface EntitySet {
  name: string;
  key: string[];
  columns: DeclaredColumn[];
}

interface EntityType {
  key: string[];
  columns: DeclaredColumn[];
  base?: string;
}

const types: Record<string, FieldType> = {
  ...{
    'Edm.Int16': 'integer',
    'Edm.Int32': 'integer',
    'Edm.Int64': 'integer',
    'Edm.Byte': 'integer',
    'Edm.SByte': 'integer',
  },
  ...{ 'Edm.Decimal': 'number', 'Edm.Double': 'number', 'Edm.Single': 'number', 'Edm.Boolean': 'boolean' },
  ...{ 'Edm.Date': 'date', 'Edm.DateTimeOffset': 'timestamp', 'Edm.String': 'string', 'Edm.Guid': 'string' },
};

/** CSDL in XML: entity sets with their keys and properties. Document types, and with them entities, are refused. */
export function readCsdl(text: string): EntitySet[] {
  const entityTypes = new Map<string, EntityType>();
  const sets: { name: string; type: string }[] = [];
  const aliases = new Map<string, string>();
  let namespace = '';
  let current: EntityType | undefined;
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw sourceError('SOURCE_RUBBISH', 'The metadata have a document type.');
  });
  parser.on('error', (error) => {
    throw sourceError('SOURCE_RUBBISH', error);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const tag = name.split(':').at(-1);
    const {
      Name = '',
      Type = '',
      MaxLength,
      Nullable,
      EntityType: of = '',
      BaseType,
    } = attributes as Record<string, string>;
    if (tag === 'Schema') {
      const { Namespace = '', Alias } = attributes as Record<string, string>;
      namespace = Namespace;
      if (Alias !== undefined) aliases.set(Alias, Namespace);
    }
    if (tag === 'EntityType') {
      current = { key: [], columns: [], ...(BaseType === undefined ? {} : { base: BaseType }) };
      entityTypes.set(`${namespace}.${Name}`, current);
    }
    if (tag === 'PropertyRef') current?.key.push(Name);
    if (tag === 'Property') current?.columns.push(toColumn({ Name, Type, MaxLength, Nullable }));
    if (tag === 'EntitySet') sets.push({ name: Name, type: of });
  });
  parser.on('closetag', ({ name }) => {
    if (name.split(':').at(-1) === 'EntityType') current = undefined;
  });
  parser.write(text).close();
  const toFull = (type: string) => type.replace(/^[^.]+(?=\.[^.]+$)/, (alias) => aliases.get(alias) ?? alias);
  const known = new Map(
    [...entityTypes].map(([name, type]) => [
      name,
      { ...type, ...(type.base === undefined ? {} : { base: toFull(type.base) }) },
    ]),
  );
  return sets.map(({ name, type }) => ({ name, ...withBase(known, toFull(type)) }));
}

function withBase(
  entityTypes: ReadonlyMap<string, EntityType>,
  name: string,
  depth = 0,
): { key: string[]; columns: DeclaredColumn[] } {
  const found = entityTypes.get(name);
  if (found === undefined || depth > 10) return { key: [], columns: [] };
  const base =
    found.base === undefined ? { key: [], columns: [] } : withBase(entityTypes, found.base, depth + 1);
  return { key: [...base.key, ...found.key], columns: [...base.columns, ...found.columns] };
}

function toColumn({ Name, Type, MaxLength, Nullable }: Record<string, string | undefined>): DeclaredColumn {
  const length = Number(MaxLength);
  const type = Type?.startsWith('Collection(') ? 'array' : types[Type ?? ''];
  return {
    ...{ path: [Name ?? ''], declaredAs: Type ?? '', isRequired: Nullable === 'false' },
    ...(type === undefined ? {} : { type }),
    ...(Number.isInteger(length) && length > 0 ? { maxLength: length } : {}),
    ...(Type === 'Edm.Binary' || Type === 'Edm.Stream'
      ? { leftOut: `"${Name}" (${Type}) holds bytes: it is left out.` }
      : {}),
  };
}
