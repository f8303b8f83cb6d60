import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { compileTypes } from './compile-types.ts';
import { readFixture } from './fixtures/index.ts';

async function typesOfFixture(): Promise<string> {
  const { contract } = readFixture();
  if (contract === undefined) throw new Error('the fixture is faulty');
  return compileTypes(contract);
}

/** What the compiler says of a program that uses the generated types. */
function diagnose(program: string): string[] {
  const options = { strict: true, noEmit: true, noLib: true };
  const host = ts.createCompilerHost(options);
  const readReally = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === 'x.ts' ? ts.createSourceFile(name, program, version) : readReally(name, version);
  const compiled = ts.createProgram(['x.ts'], options, host);
  return ts
    .getPreEmitDiagnostics(compiled)
    .filter(({ file }) => file !== undefined)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('compileTypes', () => {
  it('accepts a row that keeps the contract', async () => {
    const types = await typesOfFixture();
    const use = `const row: CivilAffairsMarriages = { office: 'a', id: 1, husbandName: 'x', husband: { idNo: null }, wifeBorn: 5, state: '20', isDeleted: false, witnesses: ['y'], updatedAt: null };`;
    expect(diagnose(`${types}\n${use}`)).toEqual([]);
  });

  it.each([
    ['a missing field', `{ office: 'a', id: 1, isDeleted: false }`, /husbandName/],
    [
      'a wrong type',
      `{ office: 'a', id: '1', husbandName: 'x', isDeleted: false }`,
      /'string' is not assignable to type 'number'/,
    ],
    [
      'a value that is not allowed',
      `{ office: 'a', id: 1, husbandName: 'x', isDeleted: false, state: '40' }`,
      /'"40"' is not assignable/,
    ],
    ['an unknown field', `{ office: 'a', id: 1, husbandName: 'x', isDeleted: false, other: 1 }`, /other/],
  ])('refuses %s', async (_, row, message) => {
    const types = await typesOfFixture();
    expect(diagnose(`${types}\nconst row: CivilAffairsMarriages = ${row};`).join('\n')).toMatch(message);
  });

  it('says where it comes from and what a field is', async () => {
    const types = await typesOfFixture();
    expect(types).toContain('Generated from contracts/civil-affairs/marriages/1.0.0.odcs.yaml');
    expect(types).toContain('When the clerk last touched the row.');
  });
});
