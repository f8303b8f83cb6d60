import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkDocument, parseText, readDocument } from '#schemas';
import { odcsSchema } from '../odcs/index.ts';
import { lintContract } from './lint-contract.ts';
import { lintFiles } from './lint-files.ts';
import { findOdcsExamples } from './odcs-examples.config.ts';

const root = new URL('../../', import.meta.url).pathname;
const folder = findOdcsExamples();
const files = folder === undefined ? [] : globSync('**/*.yaml', { cwd: folder }).sort();
if (folder === undefined)
  console.warn(
    'skipped: the standard’s examples are not on this machine; name their folder in CAUSEWAY_DATA.',
  );

(folder === undefined ? describe.skip : describe)('the standard’s own examples', () => {
  it('are eighteen', () => expect(files).toHaveLength(18));

  it.each(files)('%s loads, and what a hub lacks is told apart from faults', (name) => {
    const [report] = lintFiles([join(folder ?? '', name)]).reports;
    expect(report?.isServed).toBe(false);
    expect(report?.faults).toEqual([]);
    expect(report?.notes.length).toBeGreaterThan(0);
  });

  it('is read as 3.2 with a note', () => {
    const text = readFileSync(join(folder ?? '', 'all/full-example.odcs.yaml'), 'utf8');
    const report = lintContract(
      parseText(text.replace('apiVersion: v3.1.0', 'apiVersion: v3.2.0'), 'x.yaml'),
    );
    expect(report.faults).toEqual([]);
    expect(report.notes.map(({ sentence }) => sentence).join()).toContain('3.2');
    expect(lintContract(parseText(text.replace('v3.1.0', 'v4.0.0'), 'x.yaml')).faults).toHaveLength(1);
  });
});

describe('our own contracts', () => {
  const own = globSync('examples/*/contracts/*/*/*.odcs.yaml', { cwd: root }).sort();

  it.each(own)('%s keeps the official schema, and lint finds no fault', (name) => {
    const file = join(root, name);
    expect(checkDocument(readDocument(file, basename(file)), odcsSchema, '2019')).toEqual([]);
    const { reports, faults } = lintFiles([file]);
    expect(reports[0]?.faults.map(({ sentence }) => sentence)).toEqual([]);
    expect(reports[0]?.contract?.file).toBe(name.replace(/^examples.[^/]+./, ''));
    expect(faults).toEqual([]);
  });
});
