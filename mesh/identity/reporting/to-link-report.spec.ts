import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toWeightSql } from '../comparing/index.ts';
import { readNumbers } from '../duck.ts';
import { loadRecords, numberRecords, type FeatureRecord } from '../features/index.ts';
import { linkNumbered, type NumberedLinkage } from '../link-numbered.ts';
import { toPriorWeight } from '../model/index.ts';
import { toReportHtml, type LinkReport } from '../report/index.ts';
import { getModel, makeConfusable, toRandom } from '../testing/index.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { readExamples } from './read-examples.ts';
import { toLinkReport } from './to-link-report.ts';

const random = toRandom(12);
const people = Array.from({ length: 120 }, () => makeConfusable(random));
const records: FeatureRecord[] = [...people, ...people.slice(0, 40), {}].map((attributes, at) => ({
  id: `d\0${String(at).padStart(4, '0')}\0`,
  dataset: 'd',
  attributes,
}));
const decisions = [
  { kind: 'must-link', a: 0, b: 120 },
  { kind: 'must-link', a: 1, b: 121 },
  { kind: 'cannot-link', a: 4, b: 124 },
] as const;

const verdicts = {
  sure: 'Held to be one and the same.',
  doubtful: 'Not sure enough: somebody should look at both records.',
  cut: 'Held to be two different ones.',
};

let workspace: Workspace;
let linkage: NumberedLinkage;
let report: LinkReport;

beforeAll(async () => {
  workspace = await openWorkspace();
  const { connection } = workspace;
  const model = getModel();
  await loadRecords(connection, model, { records });
  const count = await numberRecords(connection);
  linkage = await linkNumbered(connection, model, {
    ...{ records: count, train: true, decisions, onStage: () => undefined },
  });
  report = await toLinkReport(connection, linkage, {
    ...{ title: 'Persons', createdAt: '2026-11-28T10:20:00.000Z', decisions },
    ...{ inputs: [{ name: 'd', rows: count }], seconds: [] },
    whys: new Map([['name', 'people have one']]),
  });
});

afterAll(() => workspace.close());

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('toLinkReport', () => {
  it('counts every record and every compared pair once', () => {
    expect(report.records).toBe(161);
    expect(sum(report.clusterSizes.map(({ size, clusters }) => size * clusters))).toBe(161);
    expect(sum(report.clusterSizes.map(({ clusters }) => clusters))).toBe(report.clusters);
    expect(sum(report.weights.map(({ pairs }) => pairs))).toBe(report.pairsCompared);
    expect(sum(report.blocking.map(({ pairs }) => pairs))).toBe(report.pairsCompared);
  });

  it('has a histogram without gaps', () => {
    report.weights.slice(1).forEach(({ from }, at) => expect(from).toBe(report.weights[at]?.to));
    expect(report.weights.length).toBeLessThanOrEqual(81);
  });

  it('says what is missing of each feature, and why it is looked at', () => {
    const [, name] = report.features;
    const without = records.filter(({ attributes }) => attributes.name === undefined).length;
    expect(name).toMatchObject({ name: 'name', from: ['name'], why: 'people have one' });
    expect(name?.missing).toBeCloseTo(without / 161, 9);
    expect(name?.distinct).toBe(new Set(people.flatMap(({ name: given }) => given ?? [])).size);
  });

  it('holds the record that says nothing for one that could not be linked to itself', () => {
    const { unlinkable } = report;
    unlinkable
      .slice(1)
      .forEach(({ share }, at) => expect(share).toBeGreaterThanOrEqual(unlinkable[at]?.share ?? 1));
    expect([unlinkable.at(0)?.share, unlinkable.at(-1)?.share]).toEqual([0, 1]);
    const atZero = unlinkable.find(({ weight }) => weight >= 0)?.share ?? 0;
    expect(atZero).toBeGreaterThan(0);
    expect(atZero).toBeLessThan(0.5);
  });

  it('knows what each rule brought of the found matches, and how many all rules bring', () => {
    for (const { matchesFound = -1 } of report.blocking) {
      expect(matchesFound).toBeGreaterThan(0);
      expect(matchesFound).toBeLessThanOrEqual(1);
    }
    expect(report.blockingRecall).toBeGreaterThan(0.5);
    expect(report.blockingRecall).toBeLessThanOrEqual(1);
  });

  it('is held against what stewards decided', () => {
    expect(report.against).toBe('decisions');
    expect(report.accuracy?.recall).toBe(1);
    expect(report.training).toMatchObject({ how: 'labels', decisions: 3 });
    const html = toReportHtml(report);
    expect(html).toContain('and from 3 pairs that stewards decided');
    expect(html).not.toMatch(/undefined|NaN/);
  });

  it('shows and explains a few pairs in full, only where they are asked for', async () => {
    expect(report.examples).toEqual([]);
    const examples = await readExamples(workspace.connection, linkage);
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(['sure', 'doubtful', 'cut']));
    for (const { kind, weight, waterfall, left, right, sentences } of examples) {
      // What the waterfall adds up to is the very weight that decided.
      expect(waterfall.steps.map((step) => step.kind)).not.toContain('rest');
      if (kind !== 'doubtful') expect(weight).toBeGreaterThanOrEqual(linkage.model.thresholds.link);
      expect(Object.keys(left)).toEqual(Object.keys(right));
      expect(sentences.at(-1)).toBe(verdicts[kind]);
    }
    expect(toReportHtml({ ...report, examples })).not.toMatch(/undefined|NaN/);
  });

  it('takes the pairs nearest to the threshold for doubtful ones where nobody would be asked', async () => {
    const { link } = linkage.model.thresholds;
    const examples = await readExamples(workspace.connection, { ...linkage, doubts: [] });
    const weights = examples.filter(({ kind }) => kind === 'doubtful').map(({ weight }) => weight);
    const sql = `SELECT min(abs(${toWeightSql(linkage.model, 161)} - ${link})) FROM levels`;
    const [nearest = -1] = await readNumbers(workspace.connection, sql);
    expect(weights).toHaveLength(3);
    expect(Math.min(...weights.map((weight) => Math.abs(weight - link)))).toBeCloseTo(nearest, 9);
  });

  it('gives the prior as the weights have it', () => {
    const { probability } = report.prior;
    const weight = Math.log2(probability / (1 - probability));
    expect(weight).toBeCloseTo(toPriorWeight(linkage.model.prior, linkage.frequencies.records), 9);
  });

  it('says that nothing was learned where nothing was, and nothing of decisions where there are none', async () => {
    const given = { ...linkage, training: undefined };
    const context = { title: '', createdAt: '2026-11-28T10:20:00.000Z', inputs: [], seconds: [] };
    const bare = await toLinkReport(workspace.connection, given, context);
    expect(bare.training?.how).toBe('given');
    expect(bare.accuracy).toBeUndefined();
  });
});
