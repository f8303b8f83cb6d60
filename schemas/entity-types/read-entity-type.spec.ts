import { describe, expect, it } from '@jest/globals';
import { parseText, showFault } from '../documents/index.ts';
import { readEntityType } from './read-entity-type.ts';

const vehicle = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Vehicle',
  type: 'object',
  'x-plural': 'vehicles',
  'x-title': { en: 'Vehicle', 'zh-CN': '车辆' },
  'x-label': 'plate',
  'x-identifiers': ['vin'],
  'x-search': ['plate'],
  'x-relations': {
    owner: { to: 'person', here: 'ownerId', there: 'residentId', 'x-title': { en: 'Owner' } },
  },
  properties: {
    plate: { type: 'string', format: 'plate', 'x-title': { en: 'Plate' } },
    vin: { type: 'string', format: 'vin', 'x-title': { en: 'VIN' } },
    ownerId: {
      type: 'string',
      'x-title': { en: "Owner's id" },
      description: 'A resident id or a credit code.',
    },
    use: { type: 'string', enum: ['private', 'taxi'], 'x-title': { en: 'Use' } },
    seats: { type: 'integer', 'x-title': { en: 'Seats' } },
  },
};

function read(change: (text: string) => string = (text) => text, file = 'schemas/vehicle.schema.json') {
  return readEntityType(parseText(change(JSON.stringify(vehicle, null, 1)), file));
}
const said = (from: string | RegExp, to: string): string[] =>
  read((text) => text.replace(from, to))
    .faults.map(showFault)
    .map((fault) => fault.replace(/^.*?:\d+: /, ''));

describe('readEntityType', () => {
  it('reads all there is', () => {
    const { entityType, faults } = read();
    expect(faults).toEqual([]);
    expect(entityType).toMatchObject({
      name: 'vehicle',
      typeName: 'Vehicle',
      plural: 'vehicles',
      label: 'plate',
      identifiers: ['vin'],
      search: ['plate'],
      title: { en: 'Vehicle', 'zh-CN': '车辆' },
      relations: [
        { name: 'owner', to: 'person', here: 'ownerId', there: 'residentId', title: { en: 'Owner' } },
      ],
    });
    expect(entityType?.attributes.map(({ name, type, format }) => [name, type, format])).toEqual([
      ['plate', 'string', 'plate'],
      ['vin', 'string', 'vin'],
      ['ownerId', 'string', undefined],
      ['use', 'string', undefined],
      ['seats', 'integer', undefined],
    ]);
  });

  it.each<[what: string, change: [string | RegExp, string], sentence: string]>([
    [
      'a label that is no attribute',
      ['"x-label": "plate"', '"x-label": "plates"'],
      'x-label: "plates" is no attribute of this entity: add it to properties or correct it. Did you mean "plate"?',
    ],
    [
      'an identifier that is no attribute',
      [/"vin"\n/, '"win"\n'],
      'x-identifiers[0]: "win" is no attribute of this entity: add it to properties or correct it. Did you mean "vin"?',
    ],
    [
      'a relation from nowhere',
      ['"here": "ownerId"', '"here": "owner"'],
      'x-relations.owner.here: "owner" is no attribute of this entity: add it to properties or correct it.',
    ],
    [
      'an unknown key',
      ['"x-search"', '"x-serach"'],
      'x-serach: "x-serach" is not known here. Did you mean "x-search"?',
    ],
    [
      'an unknown format',
      ['"format": "plate"', '"format": "plat"'],
      'properties.plate.format: Must be one of date, date-time, resident-id, credit-code, vin, plate, division, telephone, address, us-address, site-name, person-name, enterprise-name; found "plat". Did you mean "plate"?',
    ],
    [
      'a type that is none',
      ['"type": "integer"', '"type": "int"'],
      'properties.seats.type: Must be one of string, number, integer, boolean; found "int".',
    ],
    [
      'a title that is no GraphQL type',
      ['"title": "Vehicle"', '"title": "vehicle"'],
      'title: The title is the GraphQL type: write a capital and then letters and digits, such as Person.',
    ],
    [
      'an attribute with a foreign name',
      ['"use": {', '"用途": {'],
      'properties.用途: "用途" becomes a GraphQL field: write a small letter and then letters and digits.',
    ],
    [
      'an attribute called as what every entity has',
      ['"use": {', '"records": {'],
      'properties.records: "records" is a field that every entity has: choose another name.',
    ],
    [
      'a relation called as an attribute',
      ['"owner": {', '"use": {'],
      'x-relations.use: "use" is an attribute already: name the relation otherwise.',
    ],
    [
      'an enumeration of numbers',
      ['"type": "integer"', '"type": "integer", "enum": ["2"]'],
      'properties.seats.enum: "enum" is for texts only: make the type string or take it out.',
    ],
    [
      'a missing title',
      ['"x-title": {\n    "en": "Seats"\n   }', '"description": ""'],
      'properties.seats: "x-title" is missing: add it.',
    ],
  ])('names %s', (_, [from, to], sentence) => expect(said(from, to)).toContain(sentence));

  it('names the file that cannot name an entity', () => {
    const { faults, entityType } = read(undefined, 'schemas/Vehicle.schema.json');
    expect(faults[0]?.sentence).toMatch(/The file's name names the entity/);
    expect(entityType).toBeUndefined();
  });

  it('names every mistake in one run and still gives what can be read', () => {
    const broken = JSON.stringify(vehicle, null, 1)
      .replace('"x-label": "plate"', '"x-label": "plates"')
      .replace('"to"', '"too"')
      .replace('"integer"', '"imteger"');
    const { faults, entityType } = read(() => broken);
    const lineOf = (part: string): number => broken.split('\n').findIndex((line) => line.includes(part)) + 1;
    const lines = [lineOf('"plates"'), lineOf('"owner"'), lineOf('"too"'), lineOf('"imteger"')];
    expect(faults.map(({ line }) => line)).toEqual(lines);
    expect(entityType?.attributes.map(({ name }) => name)).toContain('plate');
  });

  it.each([
    '[]',
    '5',
    '{}',
    '{"properties": 5}',
    '{"properties": {"a": 5}, "x-identifiers": 5, "x-relations": []}',
    '{',
  ])('never throws: %s', (text) => {
    expect(readEntityType(parseText(text, 'schemas/x.schema.json')).faults.length).toBeGreaterThan(0);
  });
});
