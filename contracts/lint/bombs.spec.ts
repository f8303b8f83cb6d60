import { describe, expect, it } from '@jest/globals';
import { parseText, showFault } from '#schemas';
import { lintContract } from './lint-contract.ts';
import { seedCity, seedFile, seedText } from './testing/index.ts';

const top = seedText.slice(0, seedText.indexOf('    properties:\n      - name: code'));
const ofFields = (...lines: string[]): string =>
  `${top}    properties:\n${lines.map((line) => `      - ${line}\n`).join('')}`;
const change = (from: string, to: string): string => seedText.replace(from, () => to);
const nested = (depth: number): string =>
  `${'{ name: a, logicalType: object, properties: ['.repeat(depth)}{ name: b, logicalType: string }${']}'.repeat(depth)}`;
const laughs = Array.from({ length: 12 }, (_, i) =>
  i === 0
    ? '&a0 { name: a0, logicalType: string }'
    : `&a${i} { name: a${i}, logicalType: object, properties: [${Array(9)
        .fill(`*a${i - 1}`)
        .join()}] }`,
);

describe('a contract made to hang the hub', () => {
  it.each<[what: string, text: string, says: RegExp]>([
    [
      'has fields without number',
      ofFields(...Array.from({ length: 8000 }, (_, i) => `{ name: f${i}, logicalType: string }`)),
      /8000 fields/,
    ],
    ['is a billion laughs', ofFields(...laughs), /grow beyond measure/],
    [
      'holds itself',
      change(
        '          - { name: floor, logicalType: integer }',
        '          - &f { name: floor, logicalType: object, properties: [*f] }',
      ),
      /hold itself without end/,
    ],
    ['is nested deeper than people read', ofFields(nested(60)), /nested deeper than 20 levels/],
    ['is nested deeper than machines read', ofFields(nested(3000)), /nested too deeply/],
    [
      'has words without number',
      change("value: ['1', '2'] }]", `value: [${Array.from({ length: 50_000 }, (_, i) => i).join()}] }]`),
      /More than 10000 allowed/,
    ],
    [
      'has a pattern without end',
      change("'^[A-Z]{2}\\d{4}$'", `'${'(a?)'.repeat(2500)}'`),
      /cannot be checked/,
    ],
    ['has a pattern that never ends', change('^[A-Z]{2}\\d{4}$', '^(\\w+\\s?)*$'), /catastrophic/],
    [
      'has a translation nested without end',
      change('{ "id": code, "width": width }', '('.repeat(20_000)),
      /cannot be followed/,
    ],
    ['has no numbers for limits', change('minimum: 320', 'minimum: .nan'), /can be written down/],
    ['is larger than people write', `${seedText}# ${'x'.repeat(3_000_000)}`, /larger than 2 MB/],
  ])('that %s is refused in time', (_, text, says) => {
    const began = performance.now();
    const { faults } = lintContract(parseText(text, seedFile), seedCity);
    expect(faults.map(showFault).join('\n')).toMatch(says);
    expect(performance.now() - began).toBeLessThan(30_000);
  });

  it('never throws, whatever stands where', () => {
    const keys = [
      'schema',
      'slaProperties',
      'customProperties',
      'team',
      'servers',
      'roles',
      'description',
      'tags',
      'name',
      'domain',
      'version',
    ];
    for (const key of keys)
      for (const value of ['null', '5', '[]', '{}', 'x', '[5]', '[null]', '[[1]]', '{ a: 1 }']) {
        const text = `${seedText.replace(new RegExp(`^${key}:[^]*?(?=^\\w|(?![^]))`, 'm'), '')}${key}: ${value}\n`;
        expect(() => lintContract(parseText(text, seedFile), seedCity)).not.toThrow();
      }
  });
});
