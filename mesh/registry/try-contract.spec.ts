import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CausewayError } from '#schemas';
import { accounts } from './testing/test-registry.ts';
import { openTestRegistry, toAccountsText } from './testing/index.ts';
import type { AccountsContract, TestRegistry } from './testing/index.ts';

let registry: TestRegistry;
const options = { by: 'water-developer' };
const publish = (of: AccountsContract) => registry.publisher.publish(toAccountsText(of), options);
const first = { version: '1.0.0' };
/** Takes `meter` away. */
const breaking = { version: '2.0.0', fields: { holder: 'string', phone: 'string' } };
const row = (no: number) => ({ account_no: String(no), holder: '张伟', meter: 'M1' });
const newRow = (no: number) => ({ account_no: String(no), holder: '张伟', phone: '0552' });
const rows = (count: number, make: (no: number) => Record<string, unknown> = row) =>
  Array.from({ length: count }, (_, index) => make(index));

beforeAll(async () => {
  registry = await openTestRegistry();
});
afterAll(() => registry.test.close());
beforeEach(() => registry.clear());

describe('the dry run', () => {
  it('counts live rows and those of the copy, and stores nothing', async () => {
    await registry.keep(...rows(30));
    registry.live = [...rows(8), { account_no: '8' }, { account_no: 9 }, { account_no: 10, holder: 5 }];
    const { dryRun } = await registry.publisher.propose(toAccountsText(first), options);
    expect(dryRun).toMatchObject({ basis: 'live', read: 11, kept: 9, quarantined: 2 });
    expect(dryRun.copy).toMatchObject({ read: 30, kept: 30, quarantined: 0, samples: [] });
    expect(dryRun.samples[0]).toMatchObject({ count: 2, position: 'accounts.jsonl:10' });
    expect(dryRun.samples[0]?.sentence).toContain('account_no');
    expect((await registry.test.store.records.list(accounts, { first: 1 })).totalCount).toBe(30);
  });

  it('refuses a version whose deliveries would be refused', async () => {
    registry.live = [...rows(7), ...rows(3).map(() => ({ holder: 'x' }))];
    const report = await publish(first);
    expect(report.outcome).toBe('refused');
    expect(report.faults[0]?.sentence).toContain(
      '3 of 10 rows read from the system just now break this version',
    );
  });

  it('judges by the copy where the system cannot be read', async () => {
    registry.live = new CausewayError('SOURCE_UNREACHABLE', { dataset: accounts });
    await registry.keep(...rows(8), { account_no: '8', holder: 5 }, { account_no: '9', holder: 5 });
    const { dryRun, outcome } = await publish(first);
    expect({ outcome, ...dryRun }).toMatchObject({ outcome: 'published', basis: 'copy', quarantined: 2 });
    expect(dryRun.live?.sentence).toContain('water.accounts could not be reached.');
  });

  it('does not hold it against a breaking version that the copy has the old shape', async () => {
    await publish(first);
    await registry.keep(...rows(10));
    registry.live = new CausewayError('SOURCE_UNREACHABLE', { dataset: accounts });
    const text = toAccountsText({ ...breaking, required: ['phone'] });
    const report = await registry.publisher.publish(text, { ...options, noticeDays: 0 });
    expect(report).toMatchObject({ outcome: 'published', dryRun: { basis: 'copy', quarantined: 10 } });
  });

  it('finds a key that is none', async () => {
    registry.live = [row(1), { ...row(1), meter: 'M2' }];
    const { dryRun } = await registry.publisher.propose(toAccountsText(first), options);
    expect(dryRun).toMatchObject({
      quarantined: 1,
      samples: [{ sentence: expect.stringContaining('second time') }],
    });
  });

  it('holds translated rows against the older version', async () => {
    await publish({ ...first, required: ['meter'] });
    registry.live = rows(10, newRow);
    const wrong = [{ to: '1.0.0', rows: '{ "account_no": account_no, "meter": 5 }' }];
    const report = await publish({ ...breaking, translations: wrong });
    expect(report.outcome).toBe('refused');
    expect(report.faults[0]?.sentence).toContain(
      '10 of 10 rows break version 1.0.0 once they are said in its words',
    );
    expect(report.dryRun.translations).toMatchObject([{ to: '1.0.0', read: 10, kept: 0 }]);
  });
});
