import { describe, expect, it } from '@jest/globals';
import type { Contract } from '#contracts';
import { toReadContracts } from './read-versions.ts';
import { toRowTranslator } from './row-translator.ts';

const contract = (version: string, translations: Contract['translations'] = []): Contract =>
  ({ dataset: 'police.cameras', department: 'police', version, translations }) as unknown as Contract;

const one = contract('1.2.0');
const two = contract('2.0.0', [
  { to: '1.2.0', rows: '{ "code": ID, "hd": W >= 1280 }', back: '{ "ID": code }' },
]);
const three = contract('3.1.0', [{ to: '2.0.0', rows: '{ "ID": id, "W": size.width }' }]);
const versions = [three, two, one, contract('1.0.0')];

describe('the versions that readers find', () => {
  it('are the newest of each major one', () => {
    const found = toReadContracts([three], new Map([[three.dataset, versions]]));
    expect(found.map(({ version }) => version)).toEqual(['3.1.0', '2.0.0', '1.2.0']);
    expect(toReadContracts([one])).toEqual([one]);
  });
});

describe('a row', () => {
  it.each<[string, Contract, string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'of the same major version stays as it is',
      one,
      '1.0.0',
      { code: 'C', hd: true },
      { code: 'C', hd: true },
    ],
    [
      'of a newer one is said in the older words',
      one,
      '2.0.0',
      { ID: 'C', W: 1920 },
      { code: 'C', hd: true },
    ],
    ['is said over two versions', one, '3.0.0', { id: 'C', size: { width: 640 } }, { code: 'C', hd: false }],
    ['of an older one is said as far as it goes', two, '1.2.0', { code: 'C', hd: true }, { ID: 'C' }],
  ])('%s', async (_, ...[target, contractVersion, payload, said]) => {
    await expect(toRowTranslator(target, versions)({ payload, contractVersion })).resolves.toEqual(said);
  });

  it('that nothing leads from is refused, saying why', async () => {
    const translate = toRowTranslator(three, versions);
    await expect(translate({ payload: { code: 'C' }, contractVersion: '1.0.0' })).rejects.toMatchObject({
      code: 'TRANSLATION_FAILED',
      sentence: expect.stringContaining('no translation leads from it'),
    });
  });

  it('whose translation fails is refused alone', async () => {
    const strict = contract('2.0.0', [{ to: '1.0.0', rows: '{ "n": $number(N) }' }]);
    const translate = toRowTranslator(one, [strict, one]);
    await expect(translate({ payload: { N: 'many' }, contractVersion: '2.0.0' })).rejects.toMatchObject({
      code: 'TRANSLATION_FAILED',
    });
    await expect(translate({ payload: { N: '5' }, contractVersion: '2.0.0' })).resolves.toEqual({ n: 5 });
  });
});
