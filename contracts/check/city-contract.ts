import { asList, findCustomProperty, isBlock, type OdcsDocument } from '../odcs/index.ts';
import type { SourceDocument } from '#schemas';

/** What one contract of a city must know of another, read from its document even where that is faulty. */
export interface CityContract {
  file: string;
  dataset: string;
  id: string;
  version: string;
  status: string;
  /** The schema objects with the types of their fields. */
  tables: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** `<entity>.<attribute>` for each attribute that it claims authority over. */
  authority: ReadonlySet<string>;
}

export function toCityContract({ file, data }: SourceDocument): CityContract {
  const document: OdcsDocument = isBlock(data) ? data : {};
  return {
    file,
    dataset: `${String(document.domain)}.${String(document.name)}`,
    id: String(document.id),
    version: String(document.version),
    status: String(document.status),
    tables: listTables(document),
    authority: new Set(listAuthority(document)),
  };
}

/** Tables by name, and their columns with their types. */
export function listTables({ schema }: OdcsDocument): Map<string, Map<string, string>> {
  return new Map(
    asList(schema).map(({ name, properties }) => [
      String(name),
      new Map(asList(properties).map((field) => [String(field.name), String(field.logicalType)])),
    ]),
  );
}

function listAuthority({ schema }: OdcsDocument): string[] {
  const claims = asList(schema).flatMap(({ customProperties }) => {
    const value = findCustomProperty(customProperties, 'causewayAuthority')?.value;
    return Array.isArray(value) ? value.filter(isBlock) : [];
  });
  return claims.flatMap(({ entity, attributes }) =>
    Array.isArray(attributes) ? attributes.map((name) => `${String(entity)}.${String(name)}`) : [],
  );
}
