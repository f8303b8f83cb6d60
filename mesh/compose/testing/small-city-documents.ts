import { readContract } from '#contracts';
import type { Contract } from '#contracts';
import { parseText, readEntityType, toDatasetId } from '#schemas';
import type { DatasetId, EntityType, Fault, SourceDocument } from '#schemas';
import { readConsistencyRules } from '../../consistency/index.ts';
import { readSurvivorship } from '../../unify/index.ts';

const title = (en: string) => ({ 'x-title': { en, 'zh-CN': `${en}（中文）` } });

const person = {
  title: 'Person',
  type: 'object',
  'x-plural': 'persons',
  ...title('Person'),
  'x-label': 'name',
  'x-identifiers': ['residentId'],
  'x-search': ['name', 'address'],
  'x-relations': { vehicles: { to: 'vehicle', here: 'residentId', there: 'ownerId', ...title('Vehicles') } },
  properties: {
    name: { type: 'string', format: 'person-name', ...title('Name') },
    residentId: { type: 'string', format: 'resident-id', ...title('Resident id') },
    birthDate: { type: 'string', format: 'date', ...title('Born on') },
    address: { type: 'string', format: 'address', ...title('Address') },
    income: { type: 'number', ...title('Income') },
    registered: { type: 'boolean', ...title('Registered') },
    deathDate: { type: 'string', format: 'date', ...title('Died on') },
    pensionStatus: { type: 'string', ...title('Pension') },
  },
};

const vehicle = {
  title: 'Vehicle',
  type: 'object',
  'x-plural': 'vehicles',
  ...title('Vehicle'),
  'x-label': 'plate',
  'x-identifiers': ['vin'],
  'x-search': ['plate'],
  'x-relations': { owner: { to: 'person', here: 'ownerId', there: 'residentId', ...title('Owner') } },
  properties: {
    plate: { type: 'string', format: 'plate', ...title('Plate') },
    vin: { type: 'string', format: 'vin', ...title('VIN') },
    ownerId: { type: 'string', format: 'resident-id', ...title('Owner’s id') },
    inUse: { type: 'string', ...title('In use') },
  },
};

const personRules = `
entity: person
trust: { registry.people: 0.95, one.files: 0.6 }
survivorship:
  default: { strategy: freshest }
  birthDate: { strategy: authority, order: [registry.people] }
  address: { strategy: most-common }
consistency:
  - { id: birth-date-equal, kind: equal, attribute: birthDate, title: { en: Birth dates are equal, zh-CN: 出生日期一致 } }
  - { id: income-within, kind: within, attribute: income, tolerance: 5% }
  - { id: pension-one-of, kind: one-of, attribute: pensionStatus, values: [paying, stopped] }
  - { id: pension-after-death, kind: alive, ended: deathDate, activity: { attribute: pensionStatus, values: [paying] } }
`;

const vehicleRules = `
entity: vehicle
survivorship: { default: { strategy: freshest } }
consistency:
  - { id: driven-by-the-dead, kind: alive, through: owner, ended: deathDate, activity: { attribute: inUse, values: ['yes'] } }
`;

/** The live departments, each with one dataset `files`. */
export const liveDepartments = ['one', 'two', 'three', 'four', 'five'] as const;
export const personFields = [
  'name',
  'residentId',
  'birthDate',
  'address',
  'income',
  'registered',
  'deathDate',
  'pensionStatus',
];
const vehicleFields = ['plate', 'vin', 'ownerId', 'inUse'];
const types: Record<string, string> = { income: 'number', registered: 'boolean' };

function toContractText(dataset: DatasetId, delivery: string, fields: readonly string[]): string {
  const [department = '', name = ''] = dataset.split('.');
  const entity = fields === vehicleFields ? 'vehicle' : 'person';
  return JSON.stringify({
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: dataset.replace('.', '-'),
    name,
    version: '1.0.0',
    status: 'active',
    domain: department,
    customProperties: [
      { property: 'causewayDelivery', value: delivery },
      { property: 'causewayTitle', value: { en: `${name} of ${department}` } },
    ],
    schema: [
      {
        name,
        customProperties: [
          { property: 'causewayAsOf', value: 'updatedAt' },
          {
            property: 'causewayMapping',
            value: [{ entity, attributes: Object.fromEntries(fields.map((field) => [field, field])) }],
          },
        ],
        properties: [
          { name: 'no', logicalType: 'string', required: true, primaryKey: true, primaryKeyPosition: 1 },
          ...fields.map((field) => ({ name: field, logicalType: types[field] ?? 'string' })),
          { name: 'updatedAt', logicalType: 'timestamp' },
        ],
      },
    ],
  });
}

function demand<T>(read: { readonly faults: readonly Fault[] }, part: T | undefined): T {
  if (part === undefined || read.faults.length > 0) throw new Error(JSON.stringify(read.faults, null, 1));
  return part;
}

function document(text: string, name: string): SourceDocument {
  return parseText(text, name);
}

function toEntityType(schema: object, name: string): EntityType {
  const read = readEntityType(document(JSON.stringify(schema), `schemas/${name}.schema.json`));
  return demand(read, read.entityType);
}

function toContract(dataset: string, delivery: string, fields: readonly string[]): Contract {
  const [department = '', name = ''] = dataset.split('.');
  const file = `contracts/${department}/${name}/1.0.0.odcs.yaml`;
  const read = readContract(
    document(toContractText(toDatasetId(dataset), delivery, fields), file),
    entityTypes,
  );
  return demand(read, read.contract);
}

export const entityTypes = [toEntityType(person, 'person'), toEntityType(vehicle, 'vehicle')] as const;

export const contracts = [
  toContract('registry.people', 'mirror', personFields),
  toContract('registry.vehicles', 'mirror', vehicleFields),
  ...liveDepartments.map((department) => toContract(`${department}.files`, 'live', personFields)),
];

function toRules(entityType: EntityType, text: string) {
  const file = document(text, `rules/${entityType.name}.yaml`);
  const survivorship = readSurvivorship(
    file,
    entityType,
    contracts.map(({ dataset }) => dataset),
  );
  const consistency = readConsistencyRules(file, entityType, entityTypes);
  return {
    survivorship: demand(survivorship, survivorship.rules),
    consistency: demand(consistency, consistency.rules),
  };
}

const [personType, vehicleType] = entityTypes;
const judged = [
  [personType.name, toRules(personType, personRules)],
  [vehicleType.name, toRules(vehicleType, vehicleRules)],
] as const;

export const survivorship = new Map(judged.map(([name, rules]) => [name, rules.survivorship]));
export const consistency = new Map(judged.map(([name, rules]) => [name, rules.consistency]));
