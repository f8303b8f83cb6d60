import { parseText, toEntityTypeName, type EntityType } from '#schemas';
import { toCityContract } from '../../check/index.ts';
import { entityTypes as persons } from '../../fixtures/index.ts';
import { legalFloors } from '../../retention/index.ts';
import type { LintOptions } from '../lint-contract.ts';

const title = { en: 'x' };
const place: EntityType = {
  name: toEntityTypeName('place'),
  typeName: 'Place',
  plural: 'places',
  title,
  label: 'address',
  identifiers: ['code'],
  search: ['address'],
  attributes: [
    { name: 'code', type: 'string', title },
    { name: 'address', type: 'string', format: 'address', title },
    { name: 'resolution', type: 'string', enum: ['SD', 'HD'], title },
    { name: 'height', type: 'number', title },
    { name: 'installedOn', type: 'string', format: 'date', title },
  ],
  relations: [],
  file: 'schemas/place.schema.json',
};

const other = (dataset: string, version: string, rest: string): string => `
id: ${dataset}
name: ${dataset.split('.')[1]}
domain: ${dataset.split('.')[0]}
version: ${version}
${rest}`;

/** Two neighbours in the city: an older version of the same dataset, and another department's register. */
const neighbours: [string, string][] = [
  ['contracts/police/footage/1.0.0.odcs.yaml', other('police.footage', '1.0.0', 'status: deprecated')],
  [
    'contracts/works/poles/1.0.0.odcs.yaml',
    other(
      'works.poles',
      '1.0.0',
      `status: active
schema:
  - name: poles
    customProperties:
      - { property: causewayAuthority, value: [{ entity: place, attributes: [height] }] }
    properties:
      - { name: number, logicalType: string }
      - { name: weight, logicalType: integer }`,
    ),
  ],
];

/** The city in which the seeded contract lies. */
export const seedCity: LintOptions = {
  entityTypes: [...persons, place],
  others: neighbours.map(([file, text]) => toCityContract(parseText(text, file))),
  floors: legalFloors,
};
export const seedFile = 'contracts/police/footage/2.0.0.odcs.yaml';

/** A contract that uses nearly all that there is, one thing a line, without a fault. */
export const seedText = `apiVersion: v3.1.0
kind: DataContract
id: police.footage
name: footage
version: 2.0.0
status: active
domain: police
contractCreatedTs: '2026-11-20T08:00:00Z'
description:
  purpose: Which video recordings there are.
authoritativeDefinitions:
  - { type: law, url: 'https://example.com/law' }
servers:
  - { server: main, type: postgres, host: db, port: 5432, database: ga, schema: public }
  - { server: spare, type: postgres, host: db2, port: 5432, database: ga, schema: public }
roles:
  - { role: reader, access: read }
  - { role: writer, access: write }
team:
  members:
    - { username: ada, dateIn: '2020-01-01', dateOut: '2021-01-01', replacedByUsername: bob }
    - { username: bob, dateIn: '2021-01-01' }
customProperties:
  - { property: causewayDelivery, value: mirror }
  - { property: causewayLeadSource, value: true }
  - property: causewayTitle
    value:
      en: Recordings
      zh-CN: 录像
  - property: causewaySharing
    value:
      class: conditional
      basis: Government Data Sharing Regulation (Decree 809), article 15
      scope: Offices that investigate
      use: Investigation
      personal: true
      grade: important
  - property: causewayRetention
    value:
      after: recording
      records: public-video
      atLeast: P60D
      atMost: P90D
  - property: causewayTranslations
    value:
      - to: 1.0.0
        rows: '{ "id": code, "width": width }'
slaProperties:
  - { property: frequency, value: 1, unit: d, element: recordings.recordedAt }
  - { property: freshness, value: 2, unit: d }
  - { property: retention, value: 60, unit: d }
  - { property: generalAvailability, value: '2026-01-01' }
  - { property: endOfLife, value: '2036-01-01' }
  - { property: latency, value: 4, unit: h, element: recordings, scheduler: cron, schedule: 0 20 * * * }
schema:
  - name: recordings
    relationships:
      - { from: recordings.pole, to: poles.number }
    quality:
      - { metric: duplicateValues, mustBe: 0, arguments: { properties: [code, pole] } }
      - { metric: rowCount, mustBeBetween: [1, 1000000] }
    customProperties:
      - { property: causewayAsOf, value: recordedAt }
      - { property: causewayRefuseAbove, value: 0.2 }
      - property: causewayAuthority
        value:
          - { entity: place, attributes: [resolution] }
      - property: causewayMapping
        value:
          - entity: place
            role: camera
            when:
              state: ['1']
              isDeleted: [false]
            attributes:
              code: code
              address: site.address
              height: height
              installedOn: { from: installed, date: yyyyMMdd }
              resolution: { from: state, codes: { '1': SD, '2': HD } }
          - entity: person
            role: owner
            attributes:
              name: owner
              residentId: ownerId
              alive: { constant: true }
    properties:
      - name: code
        logicalType: string
        required: true
        primaryKey: true
        primaryKeyPosition: 1
        logicalTypeOptions: { pattern: '^[A-Z]{2}\\d{4}$', maxLength: 6 }
      - { name: part, logicalType: integer, required: true, primaryKey: true, primaryKeyPosition: 2, logicalTypeOptions: { minimum: 1, maximum: 99 } }
      - { name: pole, logicalType: string, id: pole_id }
      - name: width
        logicalType: integer
        logicalTypeOptions: { minimum: 320, maximum: 7680, multipleOf: 2, format: i32 }
        examples: [1280, 1920]
        quality:
          - { metric: invalidValues, mustBeLessThan: 5, unit: percent, arguments: { validValues: [1280, 1920] } }
      - name: height
        logicalType: number
        logicalTypeOptions: { exclusiveMinimum: 0, exclusiveMaximum: 200 }
        customProperties: [{ property: causewayUnit, value: m }]
      - name: state
        logicalType: string
        logicalTypeOptions: { maxLength: 1 }
        customProperties: [{ property: causewayEnum, value: ['1', '2'] }]
      - { name: isDeleted, logicalType: boolean, required: true }
      - { name: installed, logicalType: string, logicalTypeOptions: { minLength: 8, maxLength: 8 } }
      - { name: owner, logicalType: string, classification: personal }
      - { name: ownerId, logicalType: string, logicalTypeOptions: { format: resident-id } }
      - name: site
        logicalType: object
        logicalTypeOptions: { required: [address] }
        properties:
          - { name: address, logicalType: string }
          - { name: floor, logicalType: integer }
      - name: tags
        logicalType: array
        logicalTypeOptions: { minItems: 0, maxItems: 9 }
        items: { logicalType: string, logicalTypeOptions: { maxLength: 20 } }
      - name: takenOn
        logicalType: date
        logicalTypeOptions: { format: yyyy-MM-dd, minimum: '2000-01-01', maximum: '2100-01-01' }
      - name: recordedAt
        logicalType: timestamp
        logicalTypeOptions: { defaultTimezone: Asia/Shanghai }
        authoritativeDefinitions: [{ type: law, url: 'https://example.com/time' }]
`;
