import { describe, expect, it } from '@jest/globals';
import { parseText } from '#schemas';
import { readClients } from './index.ts';

const departments = ['public-security', 'water'];
const right = `clients:
  - id: service-hall
    title: { en: Service hall, zh-CN: 政务服务大厅 }
    roles: [reader]
  - id: water-developer
    title: { en: Developer }
    department: water
    roles: [reader, developer]
`;

function read(text: string, known: readonly string[] | undefined = departments) {
  return readClients(parseText(text, 'access/clients.yaml'), known);
}

describe('access/clients.yaml', () => {
  it('gives the clients as they stand', () => {
    expect(read(right)).toEqual({
      faults: [],
      clients: [
        {
          id: 'service-hall',
          title: { en: 'Service hall', 'zh-CN': '政务服务大厅' },
          roles: ['reader'],
        },
        {
          id: 'water-developer',
          title: { en: 'Developer' },
          department: 'water',
          roles: ['reader', 'developer'],
        },
      ],
    });
  });

  it.each([
    ['an unknown role', 'roles: [reader]', 'roles: [raeder]', 4, 'reader'],
    ['no role at all', 'roles: [reader]', 'roles: []', 4, ''],
    ['the same role twice', 'roles: [reader]', 'roles: [reader, reader]', 4, ''],
    ['a misspelt key', 'roles: [reader]', 'rolles: [reader]', 4, 'roles'],
    ['an id that is none', 'id: service-hall', 'id: Service Hall', 2, ''],
    ['a title without English', '{ en: Developer }', '{ zh-CN: 开发 }', 6, 'en'],
    ['an unknown department', 'department: water', 'department: watter', 7, 'did you mean "water"?'],
    ['a developer of no department', '    department: water\n', '', 5, 'name it as "department"'],
    ['an id that is taken', 'id: water-developer', 'id: service-hall', 5, 'in line 2'],
    ['no list', right, 'clients: none\n', 1, ''],
    ['an empty list', right, 'clients: []\n', 1, ''],
    ['an empty file', right, '', 1, 'empty'],
  ])('names %s with its line', (...[, from, to, line, words]) => {
    const { clients, faults } = read(right.replace(from, to));
    expect(clients).toBeUndefined();
    const said = { file: 'access/clients.yaml', line, sentence: expect.stringContaining(words) };
    expect(faults).toContainEqual(expect.objectContaining(said));
  });

  it('names every mistake in one run, in the order of the file', () => {
    const broken = right
      .replace('roles: [reader]', 'roles: [king]')
      .replace('department: water', 'department: fire')
      .replace('id: water-developer', 'id: service-hall');
    const { faults } = read(broken);
    expect(faults.map(({ line }) => line)).toEqual([4, 5, 7]);
  });

  it('leaves departments unchecked where the city has none to tell', () => {
    const document = parseText(right, 'access/clients.yaml');
    expect(readClients(document).faults).toEqual([]);
  });
});
