import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '#gateway';
import { openTestGateway, tokenFor, type TestGateway } from '../../gateway/testing/index.ts';
import { openTestRegistry, toAccountsText } from '../../mesh/registry/testing/index.ts';
import type { AccountsContract, TestRegistry } from '../../mesh/registry/testing/index.ts';
import { findContractFiles } from './find-contract-files.ts';
import { HubDoor } from './hub-door.ts';
import { printPublication } from './print-publication.ts';
import { publishContracts } from './publish-contracts.ts';

const developer: Client = {
  id: 'water-developer',
  title: { en: 'x' },
  department: 'water',
  roles: ['developer'],
};
const first = { version: '1.0.0' };
const breaking = { version: '2.0.0', fields: { holder: 'string' } };
const bin = fileURLToPath(new URL('../../bin/causeway.js', import.meta.url));

let registry: TestRegistry;
let gateway: TestGateway;
let folder: string;
let token: string;
beforeAll(async () => {
  registry = await openTestRegistry();
  const clients = [developer, { id: 'hall', title: { en: 'x' }, roles: ['reader'] } satisfies Client];
  gateway = await openTestGateway({ publishing: registry.publisher, clients });
  token = await tokenFor(developer.id, gateway.secret);
});
afterAll(async () => {
  await gateway.close();
  await registry.test.close();
});
beforeEach(async () => {
  await registry.clear();
  folder = mkdtempSync(join(tmpdir(), 'causeway-publish-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(of: AccountsContract, file = `contracts/water/accounts/${of.version}.odcs.yaml`): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, toAccountsText(of));
  return path;
}

async function publish(path: string, parameters: Record<string, string> = {}): Promise<string[]> {
  const give = () => Promise.resolve(token);
  const publications = await publishContracts({
    found: findContractFiles(path),
    door: new HubDoor(`${gateway.url}/`),
    tokens: { toPublish: give, toRead: give },
    parameters,
  });
  const lines: string[] = [];
  for (const publication of publications) printPublication(publication, (line) => lines.push(line));
  return lines;
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

function run(...args: string[]): Promise<Ended> {
  const home = join(folder, 'home');
  const env = { PATH: '/usr/bin:/bin', CAUSEWAY_HOME: home, HOME: folder };
  const child = spawn(process.execPath, [bin, 'publish', ...args], { env });
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, said })));
}

describe('causeway publish', () => {
  it('publishes a folder, older versions first, and leaves alone what is there', async () => {
    write(first);
    const second = write({ version: '1.0.1', purpose: 'Mended.' });
    const lines = await publish(folder);
    expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
      'water.accounts 1.0.0 is published and holds from now on.',
      'water.accounts 1.0.1 is published and holds from now on.',
    ]);
    expect(lines).toContain('  compared with 1.0.0: a patch change, so at least 1.0.1');
    expect(lines).toContain('  hurts nobody: no client used in the last 90 days what it changes');
    expect(await publish(folder)).toEqual([
      'water.accounts 1.0.0 is published already, just as it is.',
      'water.accounts 1.0.1 is published already, just as it is.',
    ]);
    expect(await publish(second)).toHaveLength(1);
  });

  it('says who is hurt by a breaking version, with what, and what happens when', async () => {
    await publish(write(first));
    await registry.use('hall', '1.0.0', 'meter');
    const lines = await publish(write(breaking), { dryRun: 'true' });
    expect(lines[0]).toContain(
      'Only looked at: water.accounts 2.0.0 would be announced and hold from 2026-12-20',
    );
    expect(lines).toContain(
      '  hurts hall: uses meter (last on 2026-11-20, 1 × in 90 days); its questions will fail',
    );
    expect(lines).toContain('  holds on 2026-12-20, after 30 days of notice');
    expect(lines).toContain('  1.0.0 is answered no more then: no translation leads to it');
    expect(await registry.statuses()).toEqual({ '1.0.0': 'active' });
  });

  it('counts what the dry run saw', async () => {
    registry.live = [{ account_no: '1' }, { account_no: '2' }, { account_no: 3 }];
    const lines = await publish(write({ ...first, refuseAbove: 0.5 }));
    expect(lines.join('\n')).toContain(
      '3 rows read from the system just now were held against it. 2 keep it, 1 do not.',
    );
    expect(lines.join('\n')).toMatch(/1 × account_no: .+ \(first at accounts\.jsonl:3\)/);
  });

  it('sends nothing while a contract is at fault', async () => {
    write(first);
    writeFileSync(join(folder, 'contracts/water/accounts/1.0.1.odcs.yaml'), 'a: [');
    const lines = await publish(folder);
    expect(lines[0]).toContain('1.0.1.odcs.yaml: refused');
    expect(lines[1]).toMatch(/1\.0\.1\.odcs\.yaml:1: /);
    expect(await registry.statuses()).toEqual({});
  });

  it('names a refusal by the file that it stands in, wherever that lies', async () => {
    await publish(write(first));
    const lines = await publish(write({ ...breaking, version: '1.0.1' }, 'draft.yaml'));
    expect(lines[1]).toMatch(/draft\.yaml:5: version: 1\.0\.1 is too small a step from 1\.0\.0/);
  });

  it('says of a stranger’s token what the hub says of it', async () => {
    token = gateway.token;
    const lines = await publish(write(first));
    token = await tokenFor(developer.id, gateway.secret);
    expect(lines[1]).toContain('no longer known here');
  });

  it('wants a path with contracts in it, and a hub', async () => {
    expect(() => findContractFiles(join(folder, 'nothing'))).toThrow("name a city's folder");
    expect(() => findContractFiles(folder)).toThrow('There is no contract in');
    const sending = new HubDoor('http://127.0.0.1:9').findText('water.accounts' as never, '1.0.0', token);
    await expect(sending).rejects.toThrow('No hub answers at http://127.0.0.1:9');
  });

  it('is a command with one JSON document and an exit status', async () => {
    const [published, noHub] = await Promise.all([
      run(write(first), '--hub', gateway.url, '--token', token, '--json'),
      run(write({ version: '1.0.1', purpose: 'x' }, 'b/1.0.1.odcs.yaml')),
    ]);
    expect(JSON.parse(published.out)).toMatchObject({
      hub: gateway.url,
      contracts: [{ dataset: 'water.accounts', version: '1.0.0', outcome: 'published', faults: [] }],
    });
    expect([published.code, noHub.code]).toEqual([0, 2]);
    expect(noHub.said).toContain('No hub was started on this machine');
  });
});
