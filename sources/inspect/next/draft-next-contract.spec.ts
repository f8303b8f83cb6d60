import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compileRowValidator, compileTranslation, readContract } from '#contracts';
import { parseText, showFault } from '#schemas';
import { draftNextContract } from './index.ts';

const text = readFileSync(new URL('fixtures/cameras.odcs.yaml', import.meta.url), 'utf8');

function read(contractText: string) {
  const { contract, faults } = readContract(parseText(contractText, 'next.odcs.yaml'), [], ['place']);
  if (contract === undefined) throw new Error(faults.map(showFault).join('\n'));
  return contract;
}

const kept = Array.from({ length: 60 }, (_, at) => ({
  NO: `C${1000 + at}`,
  SITE: `${at} Lake Road`,
  RES: ['1', '2', '3'][at % 3],
  SIZE: ['720x576', '1920x1080', '3840x2160'][at % 3],
  WEIGHT: 1.5 + (at % 7),
  CHANGED: `2024-01-${String((at % 28) + 1).padStart(2, '0')}T10:00:00`,
}));
/** What the office made of its rows on its own. */
const now = kept.map(({ NO, SITE, RES, SIZE, WEIGHT, CHANGED }) => {
  const [width, height] = SIZE!.split('x').map(Number);
  const codec = RES === '1' ? 'H.264' : 'H.265';
  return {
    ...{
      CAMERA_ID: NO,
      LOCATION: SITE,
      GRADE: { 1: 'SD', 2: 'HD', 3: 'UHD' }[RES!],
      WIDTH: width,
      HEIGHT: height,
    },
    ...{ GRAMS: WEIGHT * 1000, CODEC: codec, UPDATED_AT: CHANGED },
  };
});

describe('the next version of a contract whose system has changed', () => {
  const draft = draftNextContract({ contractText: text, rows: now, kept });
  const contract = read(draft.text);

  it('is a contract of the next major version that the new rows keep', () => {
    expect(draft.version).toBe('2.0.0');
    expect(contract.keyFields).toEqual(['CAMERA_ID']);
    const validate = compileRowValidator(contract);
    expect(now.flatMap((row) => validate(row))).toEqual([]);
  });

  it('knows again what was renamed, recoded, rescaled and taken apart', () => {
    const renamed = draft.changes
      .filter(({ what }) => what === 'renamed')
      .map(({ formerly, field }) => `${formerly} ${field}`);
    expect(renamed.sort()).toEqual([
      'CHANGED UPDATED_AT',
      'NO CAMERA_ID',
      'RES GRADE',
      'SITE LOCATION',
      'WEIGHT GRAMS',
    ]);
    expect(draft.changes).toContainEqual(expect.objectContaining({ what: 'removed', field: 'SIZE' }));
    expect(draft.changes).toContainEqual(expect.objectContaining({ what: 'added', field: 'CODEC' }));
    expect(contract.asOfField).toBe('UPDATED_AT');
    expect(contract.mappings[0]?.attributes).toMatchObject({
      cameraCode: { from: 'CAMERA_ID' },
      resolution: { from: 'GRADE', codes: { SD: 'SD', HD: 'HD' } },
    });
  });

  it('translates new rows into the old ones exactly', async () => {
    const translate = compileTranslation(draft.translation!.rows);
    for (const [at, row] of now.entries()) expect(await translate(row)).toEqual(kept[at]);
  });

  it('keeps the comments of the document and says each change in one', () => {
    expect(draft.text).toContain('# The register of 2008.');
    for (const { sentence } of draft.changes)
      expect(draft.text.replace(/\n\s*# ?/g, ' ')).toContain(sentence);
  });
});

describe('what cannot be told', () => {
  it('is not: without the old rows and a name that helps, the field is gone and there is no translation', () => {
    const rows = now.map(({ GRADE: _, ...row }) => row);
    const { translation, changes } = draftNextContract({ contractText: text, rows });
    expect(translation).toBeUndefined();
    expect(changes).toContainEqual(expect.objectContaining({ what: 'removed', field: 'RES' }));
  });

  it('an added column alone makes a minor version without a translation', () => {
    const rows = kept.map((row) => ({ ...row, NOTE: 'x' }));
    const { version, changes, translation } = draftNextContract({ contractText: text, rows, kept });
    expect([version, translation]).toEqual(['1.1.0', undefined]);
    expect(changes).toEqual([expect.objectContaining({ what: 'added', field: 'NOTE' })]);
  });

  it('a value that the list lacks, and a value that is missing, are drafted and said', () => {
    const rows = kept.map((row, at) => ({
      ...row,
      RES: at < 10 ? '4' : row.RES,
      SITE: at % 2 === 0 ? null : row.SITE,
    }));
    const { text: next, changes } = draftNextContract({ contractText: text, rows, kept });
    expect(changes.map(({ what, field }) => `${what} ${field}`).sort()).toEqual([
      'optional SITE',
      'recoded RES',
    ]);
    expect(read(next).fields.find(({ name }) => name === 'RES')?.enum).toEqual(['1', '2', '3', '4']);
  });
});
