import { describe, expect, it } from '@jest/globals';
import type { Contract } from '../contract.ts';
import { readFixture } from '../fixtures/index.ts';
import { compareContracts } from './compare-contracts.ts';
import { fixture, edit, same, unit, amount } from './testing/index.ts';

describe('what changes in the rows', () => {
  it.each<
    [
      what: string,
      old: (text: string) => string,
      next: (text: string) => string,
      found: string[],
      bump: string,
    ]
  >([
    ['nothing', same, same, [], 'none'],
    [
      'a field is new',
      same,
      edit(
        '  - { name: registeredOn',
        '  - { name: codec, logicalType: string }\n      - { name: registeredOn',
      ),
      ['field codec widening nobody'],
      'minor',
    ],
    [
      'a needed field is new',
      same,
      edit(
        '  - { name: registeredOn',
        '  - { name: codec, required: true, logicalType: string }\n      - { name: registeredOn',
      ),
      ['field codec breaking writers'],
      'major',
    ],
    [
      'a field is gone',
      same,
      edit(/ {6}- \{ name: registeredOn.*\n/, ''),
      ['field registeredOn breaking readers'],
      'major',
    ],
    [
      'a field inside a block is renamed',
      same,
      edit(/idNo/g, 'idNumber'),
      [
        'field husband.idNo breaking readers',
        'field husband.idNumber widening nobody',
        'mapping mapping.person as husband.residentId note nobody',
      ],
      'major',
    ],
    [
      'a field may be missing',
      edit(
        'isDeleted, logicalType: boolean, required: true',
        'isDeleted, logicalType: boolean, required: true',
      ),
      edit('boolean, required: true', 'boolean'),
      ['field isDeleted breaking readers'],
      'major',
    ],
    ['a field must be there', same, amount('required: true'), ['field amount breaking writers'], 'major'],
    [
      'a type is another',
      same,
      edit('name: amount, logicalType: number', 'name: amount, logicalType: string'),
      ['field amount breaking writers', 'field amount breaking readers'],
      'major',
    ],
    [
      'a word is new',
      same,
      edit("['20', '30']", "['20', '30', '40']"),
      ['field state breaking readers'],
      'major',
    ],
    [
      'a word is gone',
      edit('"30": widowed', ''),
      (text) => edit("['20', '30']", "['20']")(edit('"30": widowed', '')(text)),
      ['field state breaking writers'],
      'major',
    ],
    [
      'a range is narrower',
      same,
      amount('logicalTypeOptions: { maximum: 10 }'),
      ['field amount breaking writers'],
      'major',
    ],
    [
      'a list holds longer texts',
      same,
      edit('maxLength: 4', 'maxLength: 5'),
      ['field witnesses[] breaking readers'],
      'major',
    ],
    [
      'a pattern is written otherwise',
      same,
      edit('\\d{15}(\\d{2}[\\dX])?', '[0-9]{15}([0-9]{2}[0-9X])?'),
      ['field husband.idNo note nobody'],
      'patch',
    ],
    ['a unit is another', unit('yuan'), unit('dollar'), ['unit amount breaking both'], 'major'],
    ['a unit is said', same, unit('yuan'), ['unit amount note nobody'], 'patch'],
    [
      'a definition is another',
      amount("authoritativeDefinitions: [{ type: law, url: 'https://a.cn/1' }]"),
      amount("authoritativeDefinitions: [{ type: law, url: 'https://a.cn/2' }]"),
      ['meaning amount breaking both'],
      'major',
    ],
    [
      'a description is another',
      same,
      edit('When the clerk last touched the row.', 'Last change.'),
      ['text updatedAt note nobody'],
      'patch',
    ],
    [
      'a name for people is another',
      same,
      amount('businessName: 金额'),
      ['text amount note nobody'],
      'patch',
    ],
    [
      'a classification is raised',
      amount('classification: public'),
      amount('classification: restricted'),
      ['classification amount breaking readers'],
      'major',
    ],
    [
      'a classification is lowered',
      amount('classification: restricted'),
      amount('classification: public'),
      ['classification amount widening nobody'],
      'minor',
    ],
    [
      'a field is no longer unique',
      amount('unique: true'),
      same,
      ['uniqueness amount breaking readers'],
      'major',
    ],
  ])('%s', (_, ...[old, next, found, bump]) => {
    const comparison = compareContracts(fixture(old), fixture(next));
    const said = comparison.changes.map(
      ({ what, path, severity, hurts }) => `${what} ${path} ${severity} ${hurts}`,
    );
    expect(said.sort()).toEqual([...found].sort());
    expect(comparison.bump).toBe(bump);
    for (const { sentence } of comparison.changes) expect(sentence).toMatch(/^\S.{10,}[.]$/s);
  });

  it('recognises what is probably renamed', () => {
    const next = fixture((text) => text.replaceAll('husbandName', 'husband_full_name'));
    const [change] = compareContracts(fixture(), next).changes;
    expect(change?.sentence).toContain('probably renamed to "husband_full_name"');
  });

  it('refuses a version that is too small and names the one that is needed', () => {
    const at = (text: string, version: string): Contract => ({ ...fixture(() => text), version });
    const old = readFixture().contract as Contract;
    const breaking = { ...at(readText(edit(/ {6}- \{ name: registeredOn.*\n/, '')), '1.1.0') };
    const { faults, required } = compareContracts(old, breaking);
    expect(required).toBe('2.0.0');
    expect(faults[0]?.sentence).toMatch(
      /^Version 1\.1\.0 is too small: this is a major change from 1\.0\.0, which makes it 2\.0\.0/,
    );
    expect(compareContracts(old, { ...breaking, version: '2.0.0' }).faults).toEqual([]);
    expect(compareContracts(old, { ...old, version: '0.9.0' }).faults[0]?.sentence).toMatch(/older/);
  });
});

function readText(change: (text: string) => string): string {
  let seen = '';
  readFixture((text) => (seen = change(text)));
  return seen;
}
