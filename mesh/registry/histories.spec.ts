import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ContractVersion } from '../store/index.ts';
import { accounts } from './testing/test-registry.ts';
import { openTestRegistry, ReferenceHistory, toAccountsText } from './testing/index.ts';
import type { Step, TestRegistry } from './testing/index.ts';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await openTestRegistry();
});
afterAll(() => registry.test.close());

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('patch' as const, 'minor' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('major' as const),
      translates: fc.boolean(),
      notice: fc.integer({ min: 1, max: 40 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 70 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('use' as const) }) },
);

/** Sends what the step says as the number after the highest one, and tells the reference. */
async function publish(
  reference: ReferenceHistory,
  what: Extract<Step, { do: 'patch' | 'minor' | 'major' }>,
) {
  const [highest = '1.0.0', known] = reference.highest ?? [];
  const [major = 1, minor = 0, patch = 0] = highest.split('.').map(Number);
  const next = { patch: [major, minor, patch + 1], minor: [major, minor + 1, 0], major: [major + 1, 0, 0] };
  const version = known ? next[what.do].join('.') : '1.0.0';
  const [nextMajor = 1, nextMinor = 0] = version.split('.').map(Number);
  const isMajor = what.do === 'major' && known !== undefined;
  const translates = isMajor ? what.translates : (known?.translates ?? false);
  const older = [...reference.versions].filter((each) => each[1].major === nextMajor - 1).at(-1)?.[0];
  const added = Array.from({ length: nextMinor }, (_, index) => [`m${index}`, 'string']);
  const text = toAccountsText({
    version,
    fields: { [`f${nextMajor}`]: 'string', ...(Object.fromEntries(added) as object) },
    purpose: `As of ${version}.`,
    ...(translates && older ? { translations: [{ to: older, rows: `{ "account_no": account_no }` }] } : {}),
  });
  const notice = isMajor ? what.notice : 0;
  const options = { by: 'water-developer', ...(isMajor ? { noticeDays: notice } : {}) };
  const report = await registry.publisher.publish(text, options);
  expect(report.faults).toEqual([]);
  expect(await registry.publisher.publish(text, { by: 'x' })).toMatchObject({ outcome: 'unchanged' });
  const altered = text.replace('As of', 'Instead of');
  expect(await registry.publisher.publish(altered, { by: 'x' })).toMatchObject({ outcome: 'refused' });
  reference.publish(version, { major: nextMajor, translates: translates && older !== undefined, notice });
}

async function take(reference: ReferenceHistory, taken: Step): Promise<void> {
  if (taken.do === 'pass') {
    registry.pass(taken.days);
    reference.today += taken.days;
    await registry.publisher.activateDue();
    reference.tick();
  } else if (taken.do === 'use') {
    const major = reference.use();
    if (major !== undefined) await registry.use('hall', `${major}.0.0`, `f${major}`);
  } else await publish(reference, taken);
}

const ways = ['notice', 'active', 'deprecated', 'retired'];

function assertKept(before: readonly ContractVersion[], after: readonly ContractVersion[]): void {
  for (const old of before) {
    const now = after.find(({ version }) => version === old.version);
    expect(now).toMatchObject({ text: old.text, hash: old.hash, publishedBy: old.publishedBy });
    expect(ways.indexOf(now?.status ?? '')).toBeGreaterThanOrEqual(ways.indexOf(old.status));
  }
}

it('always takes versions the course that the slow reference takes; none is lost, changed or turned back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      await registry.clear();
      const reference = new ReferenceHistory();
      let before: ContractVersion[] = [];
      for (const taken of steps) {
        await take(reference, taken);
        const after = await registry.publisher.versions(accounts);
        assertKept(before, after);
        expect(await registry.statuses()).toEqual(reference.statuses());
        expect(after.filter(({ status }) => status === 'active')).toHaveLength(after.length === 0 ? 0 : 1);
        before = after;
      }
    }),
    { numRuns: 10 },
  );
}, 120_000);
