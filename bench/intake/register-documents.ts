import { readContract } from '#contracts';
import type { Contract } from '#contracts';
import { parseText, readEntityType, showFault, toDatasetId } from '#schemas';
import type { EntityType } from '#schemas';
import { completeRead, openReader, readSource } from '#sources';
import type { DatasetRead, SourceReader } from '#sources';

export const dataset = toDatasetId('water.accounts');

const personSchema = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Person", "type": "object",
  "x-plural": "persons", "x-title": { "en": "Person" }, "x-label": "name",
  "x-identifiers": ["residentId"], "x-search": ["name"],
  "properties": {
    "name": { "type": "string", "format": "person-name", "x-title": { "en": "Name" } },
    "residentId": { "type": "string", "format": "resident-id", "x-title": { "en": "Resident id" } },
    "telephone": { "type": "string", "format": "telephone", "x-title": { "en": "Telephone" } },
    "address": { "type": "string", "format": "address", "x-title": { "en": "Address" } }
  }
}`;

const mapping = `
    customProperties:
      - property: causewayMapping
        value:
          - entity: person
            attributes: { name: holder, residentId: id_no, telephone: phone, address: address }`;

const contractText = (isMapped: boolean) => `apiVersion: v3.1.0
kind: DataContract
id: water-accounts
name: accounts
version: 1.0.0
status: active
domain: water
customProperties:
  - property: causewayTitle
    value: { en: Accounts }
schema:
  - name: accounts${isMapped ? mapping : ''}
    properties:
      - { name: account_no, logicalType: string, primaryKey: true, primaryKeyPosition: 1, logicalTypeOptions: { pattern: '^W[0-9]{11}$' } }
      - { name: holder, logicalType: string, required: true, logicalTypeOptions: { maxLength: 40 } }
      - { name: id_no, logicalType: string, required: true, logicalTypeOptions: { minLength: 15, maxLength: 18 } }
      - { name: phone, logicalType: string, logicalTypeOptions: { pattern: '^1[0-9]{10}$' } }
      - { name: district, logicalType: string, required: true, logicalTypeOptions: { pattern: '^[0-9]{6}$' } }
      - { name: address, logicalType: string, logicalTypeOptions: { maxLength: 200 } }
      - { name: meter_no, logicalType: string, required: true }
      - { name: balance, logicalType: number, required: true, logicalTypeOptions: { minimum: 0 } }
      - { name: opened_on, logicalType: date, required: true }
      - name: state
        logicalType: string
        required: true
        customProperties: [{ property: causewayEnum, value: [active, arrears, closed] }]
      - { name: note, logicalType: string }
      - { name: updated_at, logicalType: timestamp, required: true }
`;

export interface OpenRegister {
  readonly contract: Contract;
  readonly entityTypes: readonly EntityType[];
  readonly read: DatasetRead;
  readonly reader: SourceReader;
}

/** The register behind its port, under its contract. `yaml` is the source document without its title and dataset names. */
export function openRegister(yaml: string, options: { data: string; isMapped: boolean }): OpenRegister {
  const person = readEntityType(parseText(personSchema, 'schemas/person.schema.json'));
  const entityTypes = person.entityType ? [person.entityType] : [];
  const file = 'contracts/water/accounts/1.0.0.odcs.yaml';
  const { contract, faults } = readContract(parseText(contractText(options.isMapped), file), entityTypes);
  const variables = { ports: {}, data: options.data, env: {}, city: '' };
  const source = readSource(parseText(yaml, 'sources/water/system.yaml'), variables);
  const read = source.source?.datasets.get(dataset);
  if (!contract || !source.source || !read)
    throw new Error([...person.faults, ...faults, ...source.faults].map(showFault).join('\n'));
  return { contract, entityTypes, read: completeRead(read, contract), reader: openReader(source.source) };
}
