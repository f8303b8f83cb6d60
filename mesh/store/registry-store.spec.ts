import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { toDatasetId } from '#schemas';
import { Initial1700000000001 } from './migrations/initial-1700000000001.ts';
import type { ContractVersion } from './registry-store.ts';
import { Store } from './store.ts';
import { openTestStore } from './testing/index.ts';
import type { TestStore } from './testing/index.ts';

const dataset = toDatasetId('water.accounts');
const now = new Date('2026-11-20T08:00:00Z');

function version(number: string, changes: Partial<ContractVersion> = {}): ContractVersion {
  const dates = { deprecatedAt: null, retireAfter: null, retiredAt: null };
  const said = { dataset, version: number, text: `version: ${number}\n`, hash: `hash of ${number}` };
  const base = { ...said, ...dates, status: 'active' as const, publishedAt: now, activeFrom: now };
  return { ...base, publishedBy: 'water-developer', report: { kept: 5 }, ...changes };
}

let test: TestStore;
const register = (of: ContractVersion) =>
  test.store.registry.change(of.dataset, (ledger) => ledger.register(of));
const move = (number: string, status: ContractVersion['status']) =>
  test.store.registry.change(dataset, (ledger) => ledger.move({ version: number, status }));

beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(() => test.store.database.query('TRUNCATE contract_version, notice'));

describe('the registry of contract versions', () => {
  it('gives a version back as it was registered', async () => {
    await register(version('1.0.0'));
    expect(await test.store.registry.find(dataset, '1.0.0')).toEqual(version('1.0.0'));
    expect(await test.store.registry.find(dataset, '1.0.1')).toBeUndefined();
  });

  it('lists versions by their numbers and not by their spelling', async () => {
    for (const number of ['10.0.0', '9.0.0', '1.2.0', '1.10.0']) await register(version(number));
    await register(version('2.0.0', { dataset: toDatasetId('health.tests') }));
    const numbers = (await test.store.registry.list(dataset)).map((each) => each.version);
    expect(numbers).toEqual(['1.2.0', '1.10.0', '9.0.0', '10.0.0']);
    expect(await test.store.registry.list()).toHaveLength(5);
  });

  it.each(['text', 'hash', 'published_at', 'published_by', 'version'])(
    'never lets %s change',
    async (column) => {
      await register(version('1.0.0'));
      const value = column === 'published_at' ? 'now()' : `'9.9.9'`;
      const change = test.store.database.query(`UPDATE contract_version SET ${column} = ${value}`);
      await expect(change).rejects.toThrow('never changes');
    },
  );

  it('never forgets a version', async () => {
    await register(version('1.0.0', { status: 'retired' }));
    await expect(test.store.database.query('DELETE FROM contract_version')).rejects.toThrow('kept for ever');
  });

  it.each([
    ['active', 'notice'],
    ['deprecated', 'active'],
    ['retired', 'deprecated'],
    ['retired', 'notice'],
  ] as const)('never goes from %s back to %s', async (from, to) => {
    await register(version('1.0.0', { status: from }));
    await expect(move('1.0.0', to)).rejects.toThrow(`from ${from} back to ${to}`);
  });

  it('refuses the same number twice', async () => {
    await register(version('1.0.0'));
    await expect(register(version('1.0.0', { text: 'other' }))).rejects.toThrow('duplicate key');
  });

  it('changes a dataset all or not at all', async () => {
    await register(version('1.0.0'));
    const half = test.store.registry.change(dataset, async (ledger) => {
      await ledger.register(version('2.0.0'));
      await ledger.move({ version: '1.0.0', status: 'retired', retiredAt: now });
      const told = { client: 'hall', dataset, version: '2.0.0', kind: 'breaking', sentence: 'x' };
      await ledger.tell([{ ...told, createdAt: now }]);
      throw new Error('killed here');
    });
    await expect(half).rejects.toThrow('killed here');
    expect(await test.store.registry.list()).toEqual([version('1.0.0')]);
    expect(await test.store.notices.list('hall')).toEqual([]);
  });

  it('lets one after the other change a dataset, and another dataset meanwhile', async () => {
    const steps: string[] = [];
    const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
    const slow = test.store.registry.change(dataset, async () => {
      steps.push('first begins');
      await pause();
      steps.push('first ends');
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const second = test.store.registry.change(dataset, async () => void steps.push('second'));
    await test.store.registry.change(toDatasetId('health.tests'), async () => void steps.push('another'));
    await Promise.all([slow, second]);
    expect(steps).toEqual(['first begins', 'another', 'first ends', 'second']);
  });

  it('names the datasets of which a version is due', async () => {
    const later = new Date(now.getTime() + 1000);
    await register(version('1.0.0', { status: 'notice', activeFrom: later }));
    await register(version('0.9.0', { dataset: toDatasetId('a.b'), status: 'deprecated', retireAfter: now }));
    expect(await test.store.registry.due(now)).toEqual(['a.b']);
    expect(await test.store.registry.due(later)).toEqual(['a.b', dataset]);
  });
});

describe('notices', () => {
  const notice = { dataset, version: '2.0.0', kind: 'breaking', sentence: 'Read this.', createdAt: now };

  it('are listed for their client only, told once, and seen once', async () => {
    await test.store.notices.add([
      { ...notice, client: 'hall' },
      { ...notice, client: 'buses' },
    ]);
    await test.store.notices.add([{ ...notice, client: 'hall', sentence: 'Again.' }]);
    expect(await test.store.notices.list('hall')).toEqual([{ ...notice, client: 'hall', seenAt: null }]);
    expect(await test.store.notices.markSeen('hall', now)).toBe(1);
    expect(await test.store.notices.markSeen('hall', now)).toBe(0);
    expect((await test.store.notices.list('hall'))[0]?.seenAt).toEqual(now);
    expect((await test.store.notices.list('buses'))[0]?.seenAt).toBeNull();
  });
});

describe('a store of before the registry', () => {
  it('is brought up to date with everything that it holds', async () => {
    await test.store.database.query('CREATE DATABASE of_yesterday');
    const url = test.url.replace(/[^/]+$/, 'of_yesterday');
    const migrations = [Initial1700000000001];
    const yesterday = await new DataSource({ type: 'postgres', url, migrations }).initialize();
    await yesterday.runMigrations();
    await yesterday.query(`INSERT INTO dataset_state VALUES ('water.accounts', 'ready', '', '1.0.0')`);
    await yesterday.destroy();
    const store = await Store.open(url);
    expect(await store.datasets.states()).toMatchObject([{ dataset, contractVersion: '1.0.0' }]);
    expect(await store.registry.list()).toEqual([]);
    await store.close();
  });
});
