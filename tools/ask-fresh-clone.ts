/**
 * Waits until the hub of a fresh clone is ready, asks it the question of the README as the service hall would, and
 * compares the answer with what is known of one made-up person. Arguments: the hub's log file, its process id.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const [log = '', hub = ''] = process.argv.slice(2);
const url = 'http://127.0.0.1:4000';
const began = Date.now();

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function waitUntilReady(): Promise<void> {
  while (Date.now() - began < 300_000) {
    if (!isAlive(Number(hub)))
      throw new Error(`The hub ended before it was ready:\n${readFileSync(log, 'utf8')}`);
    const response = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (response?.ok && readFileSync(log, 'utf8').includes('Ctrl-C stops everything')) return;
    await sleep(500);
  }
  throw new Error(`The hub was not ready within 300 s:\n${readFileSync(log, 'utf8')}`);
}

interface Answer {
  readonly data: {
    readonly person: Record<string, unknown> & { readonly records: unknown[]; readonly vehicles: unknown[] };
  };
  readonly errors?: unknown;
}

async function ask(token: string): Promise<Answer> {
  const query = readFileSync('examples/pearl-city/question.graphql', 'utf8');
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { id: '340302199001010015' } }),
  });
  return (await response.json()) as Answer;
}

await waitUntilReady();
console.log(`ready ${((Date.now() - began) / 1000).toFixed(1)} s after the command`);
const refused = await fetch(`${url}/graphql`, {
  method: 'POST',
  body: '{}',
  headers: { 'content-type': 'application/json' },
});
assert.equal(refused.status, 401, 'without a token the gateway answers nothing');
const token = execFileSync('npx', ['causeway', 'token', 'service-hall'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
}).trim();
const { data, errors } = await ask(token);
assert.equal(errors, undefined);
const { person } = data;
assert.equal((person.birthDate as { value: string }).value, '1990-01-01');
const name = person.name as {
  value: string;
  source: { department: string; dataset: string };
  confidence: number;
  alternatives: unknown[];
};
assert.equal(typeof name.value, 'string');
assert.equal(name.source.dataset, 'public-security.population');
assert.ok(name.confidence > 0 && name.confidence <= 1 && Array.isArray(name.alternatives));
assert.ok(person.records.length >= 5, 'every department that knows the person is named');
assert.ok(person.vehicles.length >= 1 && (person.enterprises as unknown[]).length >= 1);
console.log(`the question is answered: ${name.value}, ${person.records.length} records`);
