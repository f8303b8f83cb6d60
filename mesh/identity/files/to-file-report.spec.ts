import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluateNumbered } from '../evaluate/index.ts';
import { loadRecords, numberRecords } from '../features/index.ts';
import { linkNumbered, type NumberedLinkage } from '../link-numbered.ts';
import { linkRecords } from '../link-records.ts';
import type { LinkReport } from '../report/index.ts';
import { getModel, makeConfusable, toRandom } from '../testing/index.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { readTruthNumbers } from './read-truth-numbers.ts';
import { toFileReport } from './to-file-report.ts';

const random = toRandom(31);
const people = Array.from({ length: 90 }, () => makeConfusable(random));
const records = [...people, ...people.slice(0, 40)].map((attributes, i) => ({
  ...{ i, attributes, dataset: 'a.csv', id: `a.csv\0${String(i).padStart(3, '0')}\0` },
  // Of the last ten nobody knows.
  truth: i < 120 ? i % 90 : undefined,
}));

let workspace: Workspace;
let linkage: NumberedLinkage;
let report: LinkReport;

beforeAll(async () => {
  workspace = await openWorkspace();
  const { connection } = workspace;
  const model = getModel();
  await loadRecords(connection, model, { records });
  const count = await numberRecords(connection);
  const labels = records.map(({ i, truth }) => `(${i}, ${truth ?? 'NULL'})`).join(', ');
  await connection.run('CREATE TABLE labels (i INTEGER, truth VARCHAR)');
  await connection.run(`INSERT INTO labels VALUES ${labels}`);
  linkage = await linkNumbered(connection, model, { records: count, train: false, onStage: () => undefined });
  const truth = await readTruthNumbers(connection, count);
  report = await toFileReport(connection, {
    inputs: [
      { dataset: 'a.csv', shownAs: './a.csv', rows: count, columns: [], warnings: ['Line 3 is odd.'] },
    ],
    linked: { linkage, why: new Map([['name', 'few surnames']]) },
    evaluation: evaluateNumbered(linkage.clusterOf, truth),
    seconds: [],
  });
});

afterAll(() => workspace.close());

async function countSlowly(threshold: number) {
  const { edges } = await linkRecords(linkage.model, records, { keep: 'all' });
  const truthOf = new Map(records.map(({ id, truth }) => [id, truth]));
  const known = [...edges].filter(({ a, b }) => truthOf.get(a) !== undefined && truthOf.get(b) !== undefined);
  const claimed = known.filter(({ weight }) => weight >= threshold);
  const both = claimed.filter(({ a, b }) => truthOf.get(a) === truthOf.get(b)).length;
  // Thirty are there twice.
  return { precision: both / claimed.length, recall: both / 30 };
}

describe('toFileReport', () => {
  it('has the curve against the truth that counting pair by pair gives', async () => {
    expect(report.against).toBe('truth');
    const curve = report.accuracy?.curve ?? [];
    expect(curve.length).toBeGreaterThan(20);
    for (const { threshold, ...point } of curve.filter((_, at) => at % 9 === 0))
      expect(point).toEqual(await countSlowly(threshold));
  });

  it('tells what the report of a hub tells: recall of blocking, why, and what to look at first', () => {
    expect(report.blockingRecall).toBeGreaterThan(0.5);
    expect(report.features.filter(({ why }) => why === 'few surnames').map(({ name }) => name)).toEqual([
      'name',
      'sound',
    ]);
    expect(report.warnings[0]).toBe('Line 3 is odd.');
    expect(new Set(report.examples.map(({ kind }) => kind))).toContain('sure');
  });
});
