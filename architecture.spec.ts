import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { findBreaches } from './tools/architecture/find-breaches.ts';

/** Each kind of breach once, so that a law that has stopped looking is noticed. */
const breaches: [string, string, string][] = [
  ['to the right by its name', 'schemas/ids/id.ts', `import { a } from '#mesh';`],
  ['to the right, types only', 'contracts/contract.ts', `import type { A } from '#sources';`],
  [
    'to the right by a relative path',
    'sources/rest/rest-reader.ts',
    `import { a } from '../../gateway/index.ts';`,
  ],
  ['to the right, dynamically', 'mesh/store/store.ts', `const a = await import('#gateway');`],
  ['to the right, by re-export', 'contracts/index.ts', `export { a } from '#gateway';`],
  ['to the left, by a relative path', 'mesh/store/store.ts', `import { a } from '../../schemas/index.ts';`],
  [
    'deep into another room',
    'gateway/access/guard.ts',
    `import { a } from '#schemas/errors/causeway-error.ts';`,
  ],
  [
    'deep into another room, relatively',
    'gateway/access/guard.ts',
    `import { a } from '../../schemas/errors/error.ts';`,
  ],
  ['deep into a sibling folder', 'gateway/access/guard.ts', `import { a } from '../serving/controller.ts';`],
  ['mesh against its order', 'mesh/intake/take-in.ts', `import { a } from '../compose/index.ts';`],
  ['console from a room', 'console/src/app.tsx', `import { a } from '#schemas';`],
  ['console from a room, relatively', 'console/src/app.tsx', `import { a } from '../../schemas/index.ts';`],
  ['a room from console', 'gateway/window/window.ts', `import { a } from '../../console/src/app.tsx';`],
  ['a room from a city', 'cli/main.ts', `import { a } from '../examples/pearl-city/legacy/taxis.ts';`],
  ['NestJS in schemas', 'schemas/ids/id.ts', `import { Injectable } from '@nestjs/common';`],
  ['TypeORM in contracts', 'contracts/contract.ts', `import { DataSource } from 'typeorm';`],
  ['GraphQL in contracts', 'contracts/contract.ts', `import { parse } from 'graphql';`],
  ['the environment outside a config file', 'cli/main.ts', `const home = process.env.HOME;`],
  ['the environment by another spelling', 'cli/main.ts', `const home = process['env'].HOME;`],
];

const allowed: [string, string, string][] = [
  ['to the left by its name', 'gateway/access/guard.ts', `import { a } from '#schemas';`],
  ['a sibling folder by its index', 'mesh/intake/take-in.ts', `import { a } from '../store/index.ts';`],
  ['another room in a comment', 'schemas/ids/id.ts', `// import { a } from '#gateway';`],
  ['the environment in a config file', 'cli/causeway.config.ts', `const home = process.env.HOME;`],
  ['a package', 'mesh/store/store.ts', `import { DataSource } from 'typeorm';`],
];

describe('the import law', () => {
  it.each(breaches)('refuses an import %s', (_, file, text) => {
    expect(findBreaches(file, text)).not.toEqual([]);
  });

  it.each(allowed)('allows %s', (_, file, text) => {
    expect(findBreaches(file, text)).toEqual([]);
  });

  it('holds in every file of the house', () => {
    const list = ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.js'];
    const files = execFileSync('git', list, { encoding: 'utf8' })
      .trim()
      .split('\n')
      .filter((file) => existsSync(file));
    expect(files.length).toBeGreaterThan(100);
    // This file holds the breaches on purpose.
    const looked = files.filter((file) => file !== 'architecture.spec.ts');
    expect(looked.flatMap((file) => findBreaches(file, readFileSync(file, 'utf8')))).toEqual([]);
  });
});
