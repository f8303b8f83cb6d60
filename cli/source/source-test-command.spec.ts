import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { SourceTrial } from '#sources';

const home = mkdtempSync(join(tmpdir(), 'causeway-source-test-'));
const program = fileURLToPath(new URL('../../bin/causeway.js', import.meta.url));
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** No hub runs in this home: what the city names is not there. */
function run(...args: string[]): Promise<Ended> {
  const env = { PATH: '/usr/bin:/bin', CAUSEWAY_HOME: home };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, 'source', 'test', ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

describe('causeway source test', () => {
  it('tries every dataset of the city, and exits with 1 where there are findings', async () => {
    const data = join(home, 'empty');
    const { code, stdout, stderr } = await run('--json', '--data', data);
    const { city, findings, sources } = JSON.parse(stdout) as {
      city: string;
      findings: number;
      sources: SourceTrial[];
    };
    const trials = sources.flatMap(({ datasets }) => datasets);
    expect(code).toBe(1);
    expect(city).toBe('pearl-city');
    expect(sources.length).toBeGreaterThanOrEqual(10);
    expect(findings).toBe(trials.filter(({ state }) => state === 'finding').length);
    expect(findings).toBeGreaterThan(10);
    for (const { sentence, who } of trials.filter(({ state }) => state === 'finding')) {
      expect(sentence).toMatch(/[.)]$/);
      expect(who).toBeDefined();
    }
    expect(stderr.split('\n').filter((line) => line.includes(' finding'))).toHaveLength(findings);
  });

  it('says it in words, of one source, with the secrets of a file', async () => {
    const secrets = join(home, 'secrets.env');
    writeFileSync(secrets, 'ANY=thing\n');
    const { code, stdout } = await run('--source', 'water/export', '--secrets', secrets, '--data', home);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^water\/export {2}\(/);
    expect(stdout).toMatch(/FINDING +water\.\S+ +\d+ ms {2}.*\[the department's move\]/);
    expect(stdout).toMatch(/of 1 sources: 0 fine, \d+ with findings\.\n$/);
  });

  it.each([
    [['--source', 'nobody/nothing'], 'There is no source "nobody/nothing": it is one of '],
    [['no-such-city'], 'There is no city.yaml in '],
  ])('of %j exits with 2 and says why', async (args, sentence) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
