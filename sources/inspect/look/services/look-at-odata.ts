import type { FieldType } from '#contracts';
import { CausewayError } from '#schemas';
import { readMetadata, type OdataProperty } from '../../../odata/metadata/index.ts';
import type { DeclaredColumn, LookedSystem } from '../looked.ts';
import type { Web } from './web.ts';

const types: Record<string, FieldType> = {
  ...{ 'Edm.Int16': 'integer', 'Edm.Int32': 'integer', 'Edm.Int64': 'integer', 'Edm.Byte': 'integer' },
  ...{ 'Edm.Decimal': 'number', 'Edm.Double': 'number', 'Edm.Single': 'number', 'Edm.Boolean': 'boolean' },
  ...{ 'Edm.Date': 'date', 'Edm.DateTimeOffset': 'timestamp', 'Edm.String': 'string', 'Edm.Guid': 'string' },
};

/** The entity sets of an OData v4 service, by its metadata. */
export function lookAtOdata(web: Web, metadata: string, root: string): LookedSystem {
  const { entitySets } = readMetadata(metadata);
  const wanted = entitySets.filter(({ name }) => web.part === undefined || web.part === name);
  if (wanted.length === 0) {
    const names = entitySets.map(({ name }) => name).join(', ');
    throw new CausewayError('WRONG_USE', {
      reason: `The service has no entity set ${web.part ?? ''}. It has: ${names || 'none'}.`,
    });
  }
  return {
    kind: 'odata',
    name: new URL(root).hostname,
    settings: { connection: { url: root, ...web.connection } },
    ...{ companions: [], secrets: web.secrets, isUntyped: false, mostRows: 5000, doubts: [] },
    datasets: wanted.map(({ name, keys, properties }) => ({
      ...{ foreign: name, physicalType: 'entity-set', settings: { entitySet: name } },
      ...{ declared: properties.map(toColumn), primaryKey: keys, uniques: [], doubts: [] },
    })),
  };
}

function toColumn({ name, type, nullable, maxLength, members, description }: OdataProperty): DeclaredColumn {
  const known = members !== undefined ? 'string' : type.startsWith('Collection(') ? 'array' : types[type];
  const isBytes = type === 'Edm.Binary' || type === 'Edm.Stream';
  return {
    ...{ path: [name], declaredAs: type, isRequired: !nullable },
    ...(known === undefined ? {} : { type: known }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(members === undefined ? {} : { enum: members }),
    ...(description === undefined ? {} : { comment: description }),
    ...(isBytes ? { leftOut: `"${name}" (${type}) holds bytes: it is left out.` } : {}),
  };
}
