import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseText } from '#schemas';
import { entityTypes, file, readFixture, text } from '../fixtures/index.ts';
import { readContract } from './read-contract.ts';

describe('readContract', () => {
  it('reads all there is', () => {
    const { contract, faults } = readFixture();
    expect(faults).toEqual([]);
    expect(contract).toMatchObject({
      dataset: 'civil-affairs.marriages',
      department: 'civil-affairs',
      name: 'marriages',
      version: '1.0.0',
      file,
      title: { en: 'Marriages', 'zh-CN': '婚姻登记' },
      delivery: 'live',
      keyFields: ['id', 'office'],
      asOfField: 'updatedAt',
      refuseAbove: 0.1,
    });
    expect(
      contract?.fields.map(({ name, type, required, key }) => [name, type, required, key]),
    ).toContainEqual(['id', 'integer', true, true]);
    expect(contract?.fields.find(({ name }) => name === 'state')?.enum).toEqual(['20', '30']);
    expect(contract?.fields.find(({ name }) => name === 'updatedAt')?.description).toBe(
      'When the clerk last touched the row.',
    );
    expect(contract?.mappings.map(({ role, when }) => [role, when])).toEqual([
      ['husband', { isDeleted: [false] }],
      ['wife', {}],
    ]);
    expect(contract?.mappings[1]?.attributes.name).toEqual({ from: 'wifeName' });
  });

  it('has a default for what may be left out', () => {
    const { contract } = readFixture((whole) =>
      whole
        .replace(/customProperties:\n  - property: causewayDelivery[^]*?(?=schema:)/, '')
        .replace(/ {6}- property: causewayAsOf[^]*?(?= {6}- property: causewayMapping)/, ''),
    );
    expect(contract).toMatchObject({ delivery: 'mirror', title: { en: 'marriages' }, refuseAbove: 0.2 });
    expect(contract?.asOfField).toBeUndefined();
  });

  it('names every mistake in one run, in the order of the lines', () => {
    const { faults, contract } = readFixture((whole) =>
      whole
        .replace('status: active\n', '')
        .replace('value: live', 'value: life')
        .replace('value: updatedAt', 'value: updatdAt')
        .replace('wifeBorn\n', 'wifeBron\n')
        .replace('minimum: 1', 'minimun: 1')
        .replace('name: office', 'name: 机关'),
    );
    expect(contract).toBeUndefined();
    const lineOf = (part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    // From the second on each line is one earlier, since the status is gone.
    const touched = ['value: live', 'value: updatedAt', 'wifeBorn', '- name: office', 'minimum: 1'].map(
      (part) => lineOf(part) - 1,
    );
    expect(faults.map(({ line }) => line)).toEqual([1, ...touched]);
  });

  it('names the line of each mistake', () => {
    const lineOf = (part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    const lines = (from: string, to: string): number[] =>
      readFixture((whole) => whole.replace(from, to)).faults.map(({ line }) => line);
    expect(lines('"30": widowed', '"30": widow')).toEqual([lineOf('"30": widowed')]);
    expect(lines('name: wifeName\n', 'nmae: wifeName\n')).toEqual([lineOf('name: wifeName\n'.trim())]);
    expect(lines('maxLength: 4', 'maxLenght: 4')).toEqual([lineOf('maxLength: 4')]);
  });

  it('does not repeat the mistakes of an entity type that could not be read', () => {
    const document = parseText(text, file);
    expect(readContract(document, [], ['person']).faults).toEqual([]);
    expect(readContract(document, []).faults).toHaveLength(2);
  });

  it('says where a contract lies', () => {
    const { faults } = readContract(parseText(text, 'contracts/marriages.yaml'), entityTypes);
    expect(faults.map(({ sentence }) => sentence)).toEqual([
      'A contract lies at contracts/<department>/<dataset>/<version>.odcs.yaml: move the file.',
    ]);
    expect(readContract(parseText(text, 'marriages.odcs.yaml'), entityTypes).faults).toEqual([]);
  });

  it('never throws, whatever stands where', () => {
    const paths = ['apiVersion', 'name', 'domain', 'schema', 'customProperties'];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 4 }), (key, value) => {
        const data = { ...(parseText(text, file).data as object), [key]: value };
        readContract(parseText(JSON.stringify(data), 'x.json'), entityTypes);
      }),
      { numRuns: 200 },
    );
    const places: [string, string][] = [
      ['attributes:', 'attributes: 5\n            x:'],
      ['codes:', 'codes: []\n                x:'],
      ['value: [', 'value: 5 #['],
      ['properties:', 'properties: 5\n    x:'],
      ['- name: husband\n', '- 5\n      - name: husband\n'],
    ];
    for (const [from, to] of places)
      expect(readFixture((whole) => whole.replace(from, to)).faults.length).toBeGreaterThan(0);
  });

  it('carries the official schema unchanged', () => {
    const bytes = readFileSync(new URL('../odcs/odcs-json-schema-v3.1.0.json', import.meta.url));
    const hash = '1a35de14c688b400fef306564f66e2af3304f057cd5cd6e7b847c1a8bf252c5b';
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
  });
});
