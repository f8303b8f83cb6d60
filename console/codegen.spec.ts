import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { generateConsoleTypes } from './codegen.ts';

describe('the console’s generated types', () => {
  it('are those of its schema and its questions: otherwise run `npm run generate` and commit the result', async () => {
    const files = await generateConsoleTypes();
    expect(files).toHaveLength(1);
    for (const { path, content } of files) expect(readFileSync(path, 'utf8')).toBe(content);
  });
});
