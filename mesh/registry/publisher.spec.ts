import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PublishOptions } from './publisher-ports.ts';
import { accounts } from './testing/test-registry.ts';
import { openTestRegistry, toAccountsText } from './testing/index.ts';
import type { AccountsContract, TestRegistry } from './testing/index.ts';

let registry: TestRegistry;
const options = { by: 'water-developer' };
const publish = (of: AccountsContract, more: Partial<PublishOptions> = {}) =>
  registry.publisher.publish(toAccountsText(of), { ...options, ...more });
const first = { version: '1.0.0' };
/** Takes `meter` away. */
const breaking = { version: '2.0.0', fields: { holder: 'string', phone: 'string' } };
const translated = {
  ...breaking,
  translations: [{ to: '1.0.0', rows: '{ "account_no": account_no, "holder": holder, "meter": phone }' }],
};
const row = (no: number) => ({ account_no: String(no), holder: '张伟', meter: 'M1' });
const newRow = (no: number) => ({ account_no: String(no), holder: '张伟', phone: '0552' });
const rows = (count: number, make: (no: number) => Record<string, unknown> = row) =>
  Array.from({ length: count }, (_, index) => make(index));

beforeAll(async () => {
  registry = await openTestRegistry();
});
afterAll(() => registry.test.close());
beforeEach(() => registry.clear());

describe('a first version', () => {
  it('is published at once, as it was sent, and the hub serves it', async () => {
    const text = toAccountsText(first);
    const report = await registry.publisher.publish(text, options);
    expect(report).toMatchObject({ outcome: 'published', comparedWith: null, notice: null, faults: [] });
    expect(report.sentence).toBe('water.accounts 1.0.0 is published and holds from now on.');
    expect(await registry.publisher.versions(accounts)).toMatchObject([
      { version: '1.0.0', text, status: 'active', publishedBy: 'water-developer', publishedAt: registry.now },
    ]);
    expect(registry.served.count).toBe(1);
  });

  it('is only looked at when it is proposed', async () => {
    const report = await registry.publisher.propose(toAccountsText(first), options);
    expect(report).toMatchObject({ outcome: 'proposed', faults: [] });
    expect(await registry.publisher.versions(accounts)).toEqual([]);
    expect(registry.served.count).toBe(0);
  });

  it.each([
    ['a document that is none', '[5', ''],
    ['a draft', toAccountsText({ version: '1.0.0', status: 'draft' }), '"draft" is not published'],
    ['no version number', toAccountsText({ version: 'new' }), 'MAJOR.MINOR.PATCH'],
  ])('is refused when it is %s', async (_what, text, words) => {
    const report = await registry.publisher.publish(text, options);
    expect(report.outcome).toBe('refused');
    expect(report.faults.map(({ sentence }) => sentence).join(' ')).toContain(words);
    expect(report.faults.every(({ file, line }) => file.startsWith('contracts/') && line >= 1)).toBe(true);
    expect(await registry.publisher.versions(accounts)).toEqual([]);
  });

  it('is refused for a dataset that no source serves', async () => {
    const text = toAccountsText(first).replace('name: accounts', 'name: meters');
    const report = await registry.publisher.publish(text, options);
    expect(report.faults).toMatchObject([
      { sentence: expect.stringContaining('No source of the city serves') },
    ]);
  });

  it('is refused where the city could not be served with it', async () => {
    registry.cityFaults = [
      { file: 'schemas/site.schema.json', line: 1, sentence: 'Nothing recognises a site.' },
    ];
    const report = await publish(first);
    expect(report).toMatchObject({ outcome: 'refused', faults: registry.cityFaults });
    expect(await registry.statuses()).toEqual({});
  });

  it('is refused at another dataset’s address', async () => {
    const text = toAccountsText(first).replace('name: accounts', 'name: meters');
    const report = await registry.publisher.publish(text, { ...options, dataset: accounts });
    expect(report).toMatchObject({ outcome: 'refused', dataset: accounts });
  });
});

describe('a published version', () => {
  beforeEach(() => publish(first));

  it('is unchanged when it is sent again, whatever its comments and the order of its keys', async () => {
    const text = `# again\nstatus: active\n${toAccountsText(first).replace('status: active\n', '')}`;
    const report = await registry.publisher.publish(text, options);
    expect(report).toMatchObject({ outcome: 'unchanged', faults: [] });
    expect(registry.served.count).toBe(1);
  });

  it('never changes', async () => {
    const report = await publish({ ...first, purpose: 'Another one.' });
    expect(report.outcome).toBe('refused');
    expect(report.faults).toEqual([
      {
        file: 'contracts/water/accounts/1.0.0.odcs.yaml',
        line: 5,
        field: 'version',
        sentence:
          'Version 1.0.0 was published on 2026-11-20 with other content, and a published version never changes: give this one the next number.',
      },
    ]);
  });

  it.each([
    ['0.9.0', 'Version 1.0.0 is active already'],
    ['1.0.1', 'too small a step from 1.0.0'],
    ['1.1.0', 'The number must be at least 2.0.0'],
  ])('is not followed by %s that takes a field away', async (version, words) => {
    const report = await publish({ ...breaking, version });
    expect(report.outcome).toBe('refused');
    expect(report.faults[0]?.sentence).toContain(words);
  });

  it('is replaced at once by a version that breaks nothing, for all its readers', async () => {
    await registry.use('hall', '1.0.0', 'holder', 'meter');
    const fields = { holder: 'string', meter: 'string', phone: 'string' };
    const report = await publish({ version: '1.1.0', fields });
    expect(report).toMatchObject({ outcome: 'published', consumers: [], replaces: ['1.0.0'], retires: [] });
    expect(await registry.statuses()).toEqual({ '1.0.0': 'retired', '1.1.0': 'active' });
  });
});

describe('a breaking version', () => {
  beforeEach(async () => {
    await publish(first);
    await registry.use('hall', '1.0.0', 'holder', 'meter');
    await registry.use('buses', '1.0.0', 'holder');
  });

  it('names the consumers that it really hurts, with their fields and their last use', async () => {
    registry.pass(20);
    await registry.use('hall', '1.0.0', 'meter');
    const { consumers } = await publish(breaking);
    expect(consumers).toEqual([
      {
        ...{ client: 'buses', because: 'ends', fields: ['holder'] },
        ...{ lastUsed: '2026-11-20', count: 1, servedUntil: null },
      },
      {
        ...{ client: 'hall', because: 'changed', fields: ['meter'] },
        ...{ lastUsed: '2026-12-10', count: 2, servedUntil: null },
      },
    ]);
    expect(await registry.publisher.notices('hall')).toMatchObject([
      { version: '2.0.0', kind: 'breaking', sentence: expect.stringContaining('(meter) from 2027-01-09 on') },
    ]);
    expect(await registry.publisher.notices('buses')).toMatchObject([
      { version: '2.0.0', sentence: expect.stringContaining('ends the version that you ask (holder)') },
    ]);
  });

  it('leaves alone who uses only what stays, where the old version is answered on', async () => {
    registry.live = rows(30, newRow);
    const { consumers } = await publish(translated);
    expect(consumers).toMatchObject([{ client: 'hall', because: 'changed' }]);
    expect(await registry.publisher.notices('buses')).toEqual([]);
  });

  it('hurts nobody who has not asked for 90 days', async () => {
    registry.pass(90);
    expect((await publish(breaking)).consumers).toEqual([]);
  });

  it('is announced for 30 days, becomes active by itself, and ends what nothing translates to', async () => {
    const report = await publish(breaking);
    expect(report).toMatchObject({
      outcome: 'in-notice',
      notice: { days: 30, activeFrom: '2026-12-20T08:00:00.000Z' },
      retires: ['1.0.0'],
    });
    expect(await registry.statuses()).toEqual({ '1.0.0': 'active', '2.0.0': 'notice' });
    expect(registry.served.count).toBe(1);
    registry.pass(29);
    expect(await registry.publisher.activateDue()).toEqual({ activated: [], retired: [] });
    registry.pass(1);
    expect(await registry.publisher.activateDue()).toEqual({
      activated: ['water.accounts 2.0.0'],
      retired: [],
    });
    expect(await registry.statuses()).toEqual({ '1.0.0': 'retired', '2.0.0': 'active' });
    const told = (await registry.publisher.notices('hall')).map(({ kind }) => kind);
    expect(told.sort()).toEqual(['active', 'breaking']);
  });

  it('keeps an older version alive by translation until its last reader has left', async () => {
    registry.live = rows(30, newRow);
    const report = await publish(translated, { noticeDays: 10 });
    expect(report).toMatchObject({
      outcome: 'in-notice',
      consumers: [{ client: 'hall', servedUntil: '2027-02-28T08:00:00.000Z' }],
      deprecates: [{ version: '1.0.0', until: '2027-02-28T08:00:00.000Z' }],
      retires: [],
    });
    registry.pass(10);
    await registry.publisher.activateDue();
    expect(await registry.statuses()).toEqual({ '1.0.0': 'deprecated', '2.0.0': 'active' });
    registry.pass(85);
    await registry.use('hall', '1.0.0', 'meter');
    registry.pass(9);
    await registry.publisher.activateDue();
    expect(await registry.statuses()).toMatchObject({ '1.0.0': 'deprecated' });
    expect(await registry.publisher.readers(accounts, '1.0.0')).toMatchObject([
      { client: 'hall', field: 'meter', lastUsed: '2027-02-23' },
    ]);
    registry.pass(21);
    expect((await registry.publisher.activateDue()).retired).toEqual([]);
    registry.pass(1);
    expect(await registry.publisher.activateDue()).toEqual({
      activated: [],
      retired: ['water.accounts 1.0.0'],
    });
    expect(await registry.statuses()).toEqual({ '1.0.0': 'retired', '2.0.0': 'active' });
  });

  it('counts a field that its translation never fills as lost for its readers', async () => {
    registry.live = rows(30, newRow);
    const lossy = [{ to: '1.0.0', rows: '{ "account_no": account_no, "holder": holder }' }];
    const { consumers } = await publish({ ...breaking, translations: lossy });
    expect(consumers).toMatchObject([{ client: 'hall', servedUntil: null }]);
  });

  it('may not begin at once while somebody’s questions would fail', async () => {
    const report = await publish(breaking, { noticeDays: 0 });
    expect(report.outcome).toBe('refused');
    expect(report.faults[0]?.sentence).toContain('Questions of buses, hall would fail at once');
    registry.live = rows(30, newRow);
    expect(await publish(translated, { noticeDays: 0 })).toMatchObject({ outcome: 'published' });
  });

  it('may begin at once for a reason, and whoever is hurt is told', async () => {
    registry.live = rows(30, newRow);
    const report = await publish(breaking, { emergency: 'The old system has burnt down.' });
    expect(report).toMatchObject({ outcome: 'published', notice: null });
    expect(await registry.publisher.notices('hall')).not.toEqual([]);
    expect(await registry.publisher.markNoticesSeen('hall')).toBe(2);
  });

  it('can be hastened while it waits', async () => {
    await publish(breaking);
    registry.live = rows(30, newRow);
    expect(await publish(breaking)).toMatchObject({ outcome: 'unchanged' });
    expect(await publish(breaking, { emergency: 'Now.' })).toMatchObject({ outcome: 'published' });
    expect(await registry.statuses()).toEqual({ '1.0.0': 'retired', '2.0.0': 'active' });
  });

  it('is followed, while it waits, by a mended one on the same day and by a small one on the old line', async () => {
    await publish(breaking);
    registry.pass(10);
    const mended = await publish({ ...breaking, version: '2.0.1', purpose: 'Mended.' });
    expect(mended).toMatchObject({
      outcome: 'in-notice',
      notice: { activeFrom: '2026-12-20T08:00:00.000Z' },
    });
    expect(await publish({ version: '1.0.1', purpose: 'Mended.' })).toMatchObject({ outcome: 'published' });
    registry.pass(20);
    await registry.publisher.activateDue();
    expect(await registry.statuses()).toEqual({
      ...{ '1.0.0': 'retired', '1.0.1': 'retired' },
      ...{ '2.0.0': 'retired', '2.0.1': 'active' },
    });
  });
});

describe('a version after a translated one', () => {
  it('must keep the promise to older readers, or break it with notice', async () => {
    await publish(first);
    registry.live = rows(5, newRow);
    await publish(translated, { noticeDays: 0 });
    const forgetful = await publish({ ...breaking, version: '2.0.1', purpose: 'Mended.' });
    expect(forgetful.outcome).toBe('refused');
    expect(forgetful.faults[0]?.sentence).toContain('Readers of version 1.0.0 are promised an answer until');
    const mended = await publish({ ...translated, version: '2.0.1', purpose: 'Mended.' });
    expect(mended.outcome).toBe('published');
    expect(await registry.statuses()).toMatchObject({ '1.0.0': 'deprecated', '2.0.1': 'active' });
  });
});

describe('publishing', () => {
  it('lets one of two publishers win, whichever it is', async () => {
    await publish(first);
    const both = await Promise.all([
      publish({ version: '1.0.1', purpose: 'One.' }),
      publish({ version: '1.0.1', purpose: 'Two.' }),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['published', 'refused']);
    expect(await registry.publisher.versions(accounts)).toHaveLength(2);
  });

  it('looks again when another one was quicker while it looked', async () => {
    await publish(first);
    registry.beforeRead = async () => {
      registry.beforeRead = undefined;
      await publish({ version: '1.0.1', purpose: 'The quicker one.' });
    };
    const slower = await publish({ version: '1.0.1', purpose: 'The slower one.' });
    expect(slower.faults[0]?.sentence).toContain('was published on 2026-11-20 with other content');
    expect(await registry.statuses()).toEqual({ '1.0.0': 'retired', '1.0.1': 'active' });
  });

  it('serves later what could not be served at once', async () => {
    registry.served.fails = new Error('no memory');
    await expect(publish(first)).rejects.toThrow('no memory');
    expect(await registry.statuses()).toEqual({ '1.0.0': 'active' });
    registry.served.fails = undefined;
    await registry.publisher.activateDue();
    await registry.publisher.activateDue();
    expect(registry.served.count).toBe(1);
  });
});
