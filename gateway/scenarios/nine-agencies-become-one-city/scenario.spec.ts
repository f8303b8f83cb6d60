import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sharedData } from '../harness/harness.config.ts';
import { ask, HubProcess } from '../harness/index.ts';

const city = fileURLToPath(new URL('../../../examples/early-childhood', import.meta.url));
const data = join(sharedData, 'linkage/chicago-early-childhood');
const present = existsSync(data);
if (!present)
  console.warn(
    `Skipped: the nine agencies' lists are not at ${data}; name their folder's root in CAUSEWAY_DATA.`,
  );
const when = present ? it : it.skip;

let home: string;
let hub: HubProcess;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'causeway-agencies-'));
  await chmod(home, 0o755);
  if (!present) return;
  hub = HubProcess.start({ city, data, home });
  await hub.ready();
}, 120_000);
afterAll(async () => {
  await hub?.stop();
  await rm(home, { recursive: true, force: true });
});

when('takes in every row of nine departments, and quarantines none', async () => {
  const at = { url: await hub.ready(), token: await hub.token('steward') };
  const { data: answer } = await ask<{ overview: Record<string, number> }>(
    at,
    '{ overview { sources datasets records quarantined } }',
  );
  expect(answer.overview).toEqual({ sources: 9, datasets: 9, records: 3337, quarantined: 0 });
});

interface Evaluation {
  readonly entityTypes: readonly {
    readonly pairwise: { readonly f1: number };
    readonly worstMisses: readonly unknown[];
  }[];
}

when('recognises the sites across the agencies better than an exact address does', async () => {
  const evaluation = JSON.parse(await hub.run('evaluate', '--json')) as Evaluation;
  expect(evaluation.entityTypes[0]?.pairwise.f1).toBeGreaterThanOrEqual(0.94);
  expect(evaluation.entityTypes[0]?.worstMisses.length).toBeGreaterThan(0);
});
