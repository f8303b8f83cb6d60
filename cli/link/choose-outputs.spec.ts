import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chooseOutputs } from './choose-outputs.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-outputs-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('chooseOutputs', () => {
  it('writes nothing when only figures are wanted', () => {
    expect(chooseOutputs({ input: [], auto: true, json: true })).toEqual({});
  });

  it('puts the model and the report of --auto beside the clusters', () => {
    const out = join(folder, 'new', 'people.csv');
    expect(chooseOutputs({ input: [], auto: true, json: true, out })).toEqual({
      out,
      report: join(folder, 'new', 'people.report.html'),
      saveModel: join(folder, 'new', 'people.model.yaml'),
    });
  });

  it('writes of a given model only what is asked for', () => {
    const out = join(folder, 'people.csv');
    expect(chooseOutputs({ input: [], out })).toEqual({ out, report: undefined, saveModel: undefined });
  });

  it('replaces nothing without --force', () => {
    const out = join(folder, 'people.csv');
    writeFileSync(out, 'precious');
    expect(() => chooseOutputs({ input: [], out })).toThrow(/people\.csv is there already: .*--force/);
    expect(chooseOutputs({ input: [], out, force: true }).out).toBe(out);
  });
});
