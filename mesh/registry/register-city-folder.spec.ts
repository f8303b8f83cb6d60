import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readContract } from '#contracts';
import { parseText } from '#schemas';
import { readPublished } from './read-published.ts';
import { registerCityFolder } from './register-city-folder.ts';
import { accounts } from './testing/test-registry.ts';
import { openTestRegistry, toAccountsText } from './testing/index.ts';
import type { AccountsContract, TestRegistry } from './testing/index.ts';

let registry: TestRegistry;
let directory: string;
beforeAll(async () => {
  registry = await openTestRegistry();
});
afterAll(() => registry.test.close());
beforeEach(async () => {
  await registry.clear();
  directory = mkdtempSync(join(tmpdir(), 'causeway-folder-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Writes contracts into the folder and starts the hub on it. */
async function start(...contracts: (AccountsContract & { text?: string })[]) {
  const read = contracts.map((of) => {
    const file = `contracts/water/accounts/${of.version}.odcs.yaml`;
    const text = of.text ?? toAccountsText(of);
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
    const { contract, faults } = readContract(parseText(text, file), []);
    if (!contract) throw new Error(JSON.stringify(faults));
    return contract;
  });
  return registerCityFolder(
    registry.test.store,
    { directory, contracts: read, entityTypes: [] },
    registry.now,
  );
}

const served = async () =>
  (await readPublished(registry.test.store, directory)).map(({ file, data }) => [
    file.split('/').at(-1),
    (data as { status: string }).status,
  ]);

const first = { version: '1.0.0' };
const breaking = { version: '2.0.0', fields: { holder: 'string' } };
const translations = [{ to: '1.0.0', rows: '{ "account_no": account_no, "holder": holder }' }];

describe('a city’s folder at the start of a hub', () => {
  it('is registered, and known the next time', async () => {
    expect(await start(first)).toEqual([]);
    expect(await registry.statuses()).toEqual({ '1.0.0': 'active' });
    registry.pass(1);
    expect(await start({ ...first, text: `# again\n${toAccountsText(first)}` })).toEqual([]);
    expect(await registry.publisher.versions(accounts)).toMatchObject([
      { publishedBy: 'city folder', text: toAccountsText(first) },
    ]);
    expect((await registry.publisher.versions(accounts))[0]?.publishedAt).not.toEqual(registry.now);
  });

  it('may say that a version is deprecated without changing it', async () => {
    await start(first);
    expect(await start({ ...first, status: 'deprecated' })).toEqual([]);
  });

  it('may not change what was published', async () => {
    await start(first);
    expect(await start({ ...first, purpose: 'Another one.' })).toEqual([
      {
        file: 'contracts/water/accounts/1.0.0.odcs.yaml',
        line: 1,
        field: 'version',
        sentence:
          'Version 1.0.0 of water.accounts was published on 2026-11-20 with other content, and a published version never changes: put that file back, and write the change into a file of the next version.',
      },
    ]);
    expect(await registry.publisher.versions(accounts)).toMatchObject([{ text: toAccountsText(first) }]);
  });

  it('may hold several versions, of which the newest active one holds', async () => {
    await start(first, { ...breaking, translations });
    expect(await registry.statuses()).toEqual({ '1.0.0': 'deprecated', '2.0.0': 'active' });
    expect(await served()).toEqual([
      ['1.0.0.odcs.yaml', 'deprecated'],
      ['2.0.0.odcs.yaml', 'active'],
    ]);
  });

  it('leaves drafts alone, and obeys a status', async () => {
    await start(
      { ...first, status: 'retired' },
      { ...first, version: '1.0.1', purpose: 'Mended.', status: 'deprecated' },
      { ...first, version: '1.0.2', purpose: 'Mended again.' },
      { ...breaking, status: 'draft' },
    );
    expect(await registry.statuses()).toEqual({ '1.0.0': 'retired', '1.0.1': 'retired', '1.0.2': 'active' });
  });

  it('needs a right number', async () => {
    await start(first);
    const faults = await start(first, { ...breaking, version: '1.0.1' });
    expect(faults).toMatchObject([
      {
        file: 'contracts/water/accounts/1.0.1.odcs.yaml',
        sentence: expect.stringContaining('Rename it to 2.0.0'),
      },
    ]);
    expect(await registry.statuses()).toEqual({ '1.0.0': 'active' });
  });

  it('does not bring back what was published over it', async () => {
    await start(first);
    const text = toAccountsText({
      ...first,
      version: '1.1.0',
      fields: { holder: 'string', meter: 'string', x: 'string' },
    });
    await registry.publisher.publish(text, { by: 'water-developer' });
    expect(await start(first)).toEqual([]);
    expect(await served()).toEqual([
      ['1.0.0.odcs.yaml', 'retired'],
      ['1.1.0.odcs.yaml', 'active'],
    ]);
  });

  it('does not serve what is only announced, though the file lies there', async () => {
    await start(first);
    await registry.publisher.publish(toAccountsText(breaking), { by: 'water-developer' });
    expect(await start(first, breaking)).toEqual([]);
    expect(await served()).toEqual([
      ['1.0.0.odcs.yaml', 'active'],
      ['2.0.0.odcs.yaml', 'proposed'],
    ]);
  });
});
