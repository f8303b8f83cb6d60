/** Writes the generated files, or, with --check, says which are out of date. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generateConsoleTypes } from '../console/codegen.ts';
import { generateDocumentTypes } from './generate-document-types.ts';

interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

async function isStale({ path, content }: GeneratedFile): Promise<boolean> {
  return !existsSync(path) || (await readFile(path, 'utf8')) !== content;
}

const files: GeneratedFile[] = [...(await generateDocumentTypes()), ...(await generateConsoleTypes())];
const stale: GeneratedFile[] = [];
for (const file of files) if (await isStale(file)) stale.push(file);

if (process.argv.includes('--check')) {
  for (const { path } of stale)
    console.error(`${path} is out of date. Run npm run generate and commit the result.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, content } of stale) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    console.log(`wrote ${path}`);
  }
}
