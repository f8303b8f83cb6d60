import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const city = path('examples/pearl-city');
const cameras = path('examples/pearl-city/contracts/public-security/cameras/1.0.0.odcs.yaml');
const folder = mkdtempSync(join(tmpdir(), 'causeway-contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...words: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path('bin/causeway.js'), 'contract', ...words],
    {
      encoding: 'utf8',
    },
  );
  return { status, out: stdout, err: stderr };
}

function write(name: string, change: (text: string) => string): string {
  const file = join(folder, name);
  writeFileSync(file, change(readFileSync(cameras, 'utf8')));
  return file;
}

describe('causeway contract lint', () => {
  it('finds nothing in a sound contract', () => {
    expect(run('lint', cameras)).toMatchObject({ status: 0, out: 'No fault in one contract.\n' });
  });

  it('names every fault with the file as it was typed, its line and its field', () => {
    const file = write('bad.odcs.yaml', (text) =>
      text
        .replace('atLeast: P3Y', 'atLeast: P7D')
        .replace('status: active', 'status: done')
        .replace('address: AZWZ', 'address: AZWX'),
    );
    const { status, out } = run('lint', file, '--city', city, '--json');
    expect(status).toBe(1);
    const { faults, files } = JSON.parse(out) as {
      faults: { file: string; line: number; field: string }[];
      files: unknown[];
    };
    expect(faults.map(({ file: named, field }) => [named, field])).toEqual([
      [file, 'status'],
      [file, expect.stringMatching(/^customProperties\[\d\]\.value\.atLeast$/)],
      [file, expect.stringMatching(/attributes\.address$/)],
    ]);
    for (const [i, part] of ['status: done', 'atLeast: P7D', 'AZWX'].entries())
      expect(readFileSync(file, 'utf8').split('\n')[(faults[i]?.line ?? 0) - 1]).toContain(part);
    expect(files).toEqual([{ file, served: true, faults: 3, notes: 0 }]);
  });

  it('is wrongly used without a file that is there', () => {
    expect(run('lint', 'nowhere.odcs.yaml')).toMatchObject({ status: 2, out: '' });
    expect(run('lint', cameras, '--city', folder)).toMatchObject({ status: 2, out: '' });
    expect(run('lint')).toMatchObject({ status: 2 });
  });
});

describe('causeway contract diff', () => {
  const resolution = (text: string): string =>
    text
      .replace('version: 1.0.0', 'version: 2.0.0')
      .replaceAll('FBLDM', 'FBL')
      .replace(
        'schema:\n',
        '  - property: causewayTranslations\n    value:\n      - to: 1.0.0\n        rows: \'$merge([$, { "FBLDM": FBL }])\'\nschema:\n',
      )
      .replace(
        /slaProperties:\n.*\n( {2}- property: causewayTranslations[^]*?)schema:/,
        '$1slaProperties:\n  - { property: frequency, value: 10, unit: m }\nschema:',
      );

  it('finds no difference of a contract from itself', () => {
    const { status, out } = run('diff', cameras, cameras, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ bump: 'none', required: '1.0.0', changes: [], faults: [] });
  });

  it('takes what widens, and refuses a number that is too small', () => {
    const wider = (version: string) => (text: string) =>
      `${text.replace('version: 1.0.0', `version: ${version}`)}      - { name: codec, logicalType: string }\n`;
    const right = run('diff', cameras, write('wide.odcs.yaml', wider('1.1.0')), '--city', city);
    expect(right).toMatchObject({ status: 0 });
    expect(right.out).toContain('widening  nobody  field  codec  "codec" is new.');
    const file = write('small.odcs.yaml', wider('1.0.1'));
    const { status, out } = run('diff', cameras, file, '--city', city);
    expect(status).toBe(1);
    expect(out).toContain(
      `${file}:5: version: Version 1.0.1 is too small: this is a minor change from 1.0.0, which makes it 1.1.0 at least.`,
    );
  });

  it('tries the translation to the old version', () => {
    const { status, out } = run('diff', cameras, write('next.odcs.yaml', resolution), '--city', city);
    expect(status).toBe(1);
    expect(out).toContain('it is probably renamed to "FBL"');
    expect(out).toMatch(/The translation to 1\.0\.0 was tried on \d+ rows; all keep the old contract\./);
    const wrong = write('wrong.odcs.yaml', (text) =>
      resolution(text).replace('"FBLDM": FBL', '"FBLDM": "9"'),
    );
    expect(run('diff', cameras, wrong, '--city', city).out).toMatch(
      /fails for a row of 2\.0\.0: FBLDM: Must be one of 1, 2, 3/,
    );
  });

  it('is wrongly used without two files', () => {
    expect(run('diff', cameras)).toMatchObject({ status: 2 });
    expect(run('diff', cameras, 'nowhere')).toMatchObject({ status: 2, out: '' });
  });
});
