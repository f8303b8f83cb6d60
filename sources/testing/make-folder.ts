import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Folder {
  path: string;
  write(name: string, content: string | Buffer): string;
  remove(): void;
}

/** A temporary folder. */
export function makeFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'causeway-sources-'));
  const write = (name: string, content: string | Buffer) => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  return { path, write, remove: () => rmSync(path, { recursive: true, force: true }) };
}
