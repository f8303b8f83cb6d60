import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffBatch } from './diff-batch.ts';
import { readSchemaFile } from './read-schema-file.ts';
import { toComparisonText } from './to-comparison-text.ts';

function withFile<Result>(name: string, text: string, use: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'schema-diff-'));
  const file = join(folder, name);
  writeFileSync(file, text);
  const end = (): void => rmSync(folder, { recursive: true });
  const result = use(file);
  if (result instanceof Promise) void result.finally(end);
  else end();
  return result;
}

async function diff(...lines: string[]): Promise<{ status: number; answers: unknown[] }> {
  const answers: unknown[] = [];
  const text = `\uFEFF${lines.join('\r\n')}\n\n`;
  const status = await withFile('pairs.jsonl', text, (file) =>
    diffBatch(file, (line) => answers.push(JSON.parse(line))),
  );
  return { status, answers };
}

describe('schema diff --batch', () => {
  it('answers a line per pair', async () => {
    const { status, answers } = await diff(
      '{"id":"a","old":{"type":"integer"},"new":{"type":"number"}}',
      '{"id":2,"old":{},"new":true}',
    );
    expect(answers).toEqual([
      { id: 'a', backward: 'compatible', forward: 'breaking', witness: { forward: expect.any(Number) } },
      { id: 2, backward: 'compatible', forward: 'compatible', witness: {} },
    ]);
    expect(status).toBe(1);
  });

  it('is fine where all are compatible both ways', async () => {
    expect((await diff('{"id":1,"old":true,"new":{}}')).status).toBe(0);
  });

  it('names each bad line and goes on', async () => {
    const { status, answers } = await diff(
      '{"id"',
      '[]',
      '{"id":"a","old":{}}',
      '{"id":"b","old":{"type":"x"},"new":{}}',
      '{"old":{},"new":{}}',
    );
    expect(answers).toEqual([
      { error: 'Line 1: It is no JSON.' },
      { error: 'Line 2: It is no object {"id","old","new"}.' },
      { id: 'a', error: 'Line 3: It has no "new" schema.' },
      { id: 'b', error: expect.stringMatching(/^Line 4: The old schema is no JSON Schema/) },
      { backward: 'compatible', forward: 'compatible', witness: {} },
    ]);
    expect(status).toBe(1);
  });

  it('says so where there is no such file', async () => {
    await expect(diffBatch('/nowhere/pairs.jsonl', () => undefined)).rejects.toThrow(
      '/nowhere/pairs.jsonl cannot be read (ENOENT).',
    );
  });
});

describe('schema diff', () => {
  it('reads YAML and JSON', () => {
    expect(withFile('a.yaml', 'type: string\nminLength: 1\n', readSchemaFile)).toEqual({
      type: 'string',
      minLength: 1,
    });
    expect(withFile('a.json', '{"enum":[9007199254740993]}', readSchemaFile)).toEqual({
      enum: [9007199254740993n],
    });
    expect(() => withFile('b.json', '{"a":\n', readSchemaFile)).toThrow(/b\.json:\d+: /);
  });

  it('says in words what each direction means', () => {
    const text = toComparisonText({
      backward: 'compatible',
      forward: 'breaking',
      witness: { forward: { a: 1 } },
      reasons: {
        forward: {
          sentence: 'The old schema refuses it.',
          schemaPlace: '#/additionalProperties',
          valuePlace: '',
        },
      },
    });
    expect(text).toContain('backward (new readers, old data): compatible');
    expect(text).toContain('counterexample  {"a":1}');
    expect(text).toContain('#/additionalProperties of the old schema');
  });
});
